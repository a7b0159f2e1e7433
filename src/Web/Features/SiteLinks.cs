using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;

namespace LearningMechanics.Web.Features;

/// <summary>Addresses of pages, written once.</summary>
public static class SiteLinks
{
    public static string To(ProblemSlug problem) => $"/problems/{problem}";

    public static string To(ToySlug toy) => $"/toys/{toy}";

    public static string To(RunId run) => $"/runs/{run}";

    public static string To(Handle person) => $"/people/{person}";

    public static string To(VersionName version) => $"/results/{version}";

    public static string To(ResultNumber result) => $"/results/{result}";

    /// <summary>A download of a version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="ending">With its dot: <c>.toy</c>, <c>.csv</c>, <c>.crate.zip</c>…</param>
    public static string FileOf(VersionName version, string ending) => $"/results/{version}{ending}";

    public static string AttachmentOf(VersionName version, string name) => $"/results/{version}/files/{Uri.EscapeDataString(name)}";

    public static string ReplicationOf(VersionName version) => $"/results/{version}/replicate";

    public static string ErratumOf(VersionName version) => $"/results/{version}/erratum";

    public static string WithdrawalOf(ResultNumber result) => $"/results/{result}/withdraw";

    public static string StatusOf(ProblemSlug problem) => $"/problems/{problem}/status";

    public static string ResultsAbout(ProblemSlug problem) => $"/results?problem={problem}";

    public static string Fork(VersionName version) => $"/submit?fork={version}";

    public static string Revise(ResultNumber result) => $"/submit?revise={result}";

    public static string To(DraftId draft) => $"/submit/{draft}";

    public static string ReviewOf(VersionName version) => $"/review/{version}";

    public static string SubmitTo(ProblemSlug problem) => $"/submit?problem={problem}";

    public static string Fork(ToySlug toy) => $"/submit?fork={toy}";

    public static string RunsOf(ToySlug toy) => $"/toys/{toy}/runs";

    public static string EventsOf(RunId run) => $"/runs/{run}/events";

    public static string ResultOf(RunId run) => $"/runs/{run}/result";

    public static string ManagementOf(RunId run) => $"/runs/{run}/manage";

    public static string FigureOf(RunId run, string name) => $"/runs/{run}/figures/{name}.json";

    public static string TableOf(RunId run, string name) => $"/runs/{run}/figures/{name}.csv";

    public static string RecordOf(RunId run) => $"/api/runs/{run}/record";

    public static string ReportOf(RunId run) => $"/api/runs/{run}";
}
