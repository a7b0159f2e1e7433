using LearningMechanics.Domain;
using LearningMechanics.Domain.Runs;

namespace LearningMechanics.Web.Features;

/// <summary>Addresses of pages, written once.</summary>
public static class SiteLinks
{
    public static string To(ProblemSlug problem) => $"/problems/{problem}";

    public static string To(ToySlug toy) => $"/toys/{toy}";

    public static string To(RunId run) => $"/runs/{run}";

    public static string RunsOf(ToySlug toy) => $"/toys/{toy}/runs";

    public static string EventsOf(RunId run) => $"/runs/{run}/events";

    public static string ResultOf(RunId run) => $"/runs/{run}/result";

    public static string FigureOf(RunId run, string name) => $"/runs/{run}/figures/{name}.json";

    public static string TableOf(RunId run, string name) => $"/runs/{run}/figures/{name}.csv";

    public static string RecordOf(RunId run) => $"/api/runs/{run}/record";

    public static string ReportOf(RunId run) => $"/api/runs/{run}";
}
