using LearningMechanics.Domain;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Features.Api.Resources;
using LearningMechanics.Web.Features.Results;

namespace LearningMechanics.Web.Features.Api.Reading;

/// <summary>Results as the API tells of them.</summary>
internal sealed class ResultTelling(ApiAddresses addresses)
{
    public PersonLink Of(Credit credit) => new(credit.Handle.Value, credit.Name, addresses.Of(credit.Handle));

    public Link Of(RunId run) => new($"{run}", addresses.Of(run));

    public Link Of(VersionName version) => new($"{version}", addresses.Of(version));

    public ResultItem Of(ResultSummary summary) => new()
    {
        Id = $"{summary.Name}",
        Url = addresses.Of(summary.Name),
        Page = addresses.Page(SiteLinks.To(summary.Name)),
        Number = summary.Number.Value,
        Version = summary.Version,
        Problem = Of(summary.Problem),
        Author = Of(summary.Author),
        CoAuthors = [.. summary.CoAuthors.Select(Of)],
        Evidence = ApiWords.Of(summary.Evidence),
        Claim = summary.Claim,
        State = ApiWords.Of(summary.State),
        Verdict = summary.Verdict is { } verdict ? ApiWords.Of(verdict) : null,
        Headline = summary.Headline,
        Badge = ApiWords.Of(summary.Badge),
        Run = summary.Run is { } run ? Of(run) : null,
        LockedAt = summary.LockedAt.UtcDateTime,
        PublishedAt = summary.PublishedAt?.UtcDateTime,
    };

    public ResultResource Of(ShownResult shown)
    {
        var (version, view) = (shown.Version, shown.View);
        return new ResultResource
        {
            Id = $"{version.Name}",
            Url = addresses.Of(version.Name),
            Page = addresses.Page(SiteLinks.To(version.Name)),
            Number = version.Result.Value,
            Version = version.Version,
            Problem = Of(view.Result.Problem),
            Author = Of(view.Author),
            CoAuthors = [.. view.CoAuthors.Select(Of)],
            Evidence = ApiWords.Of(version.Evidence),
            Claim = version.Claim,
            State = ApiWords.Of(version.State),
            Verdict = version.Verdict is { } verdict ? ApiWords.Of(verdict) : null,
            Headline = version.Headline,
            Badge = ApiWords.Of(version.Badge),
            Run = version.Run is { } run ? Of(run) : null,
            LockedAt = version.LockedAt.UtcDateTime,
            PublishedAt = version.PublishedAt?.UtcDateTime,
            Disproof = version.Disproof,
            Discussion = version.Discussion,
            Links = version.Links,
            Attachments = [.. version.Files.Select(file => Of(version.Name, file))],
            ForkOf = version.ForkOf.Length > 0 ? version.ForkOf : null,
            Toy = view.Source is { } text
                ? new LockedToy(version.ToyTitle, text, version.Sha256, version.PredictionSha256, version.Settings, version.Seeds)
                : null,
            Checks = CheckResource.Of(shown.Report),
            Versions = Versions(view, version),
            Errata = [.. view.Errata.Select(erratum => Of(view, erratum))],
            RunsUrl = $"{addresses.Of(version.Name)}/runs",
            FiguresUrl = $"{addresses.Of(version.Name)}/figures",
            Files = Files(shown),
        };
    }

    public Tombstone TombstoneOf(ResultView view) => new(
        $"{view.Result.Number}",
        addresses.Of(view.Result.Number),
        addresses.Page(SiteLinks.To(view.Result.Number)),
        "withdrawn",
        view.Result.Problem.Value,
        Of(view.Author),
        view.Result.CreatedAt.UtcDateTime,
        (view.Result.WithdrawnAt ?? default).UtcDateTime,
        view.Result.WithdrawnBy == view.Result.Author ? "author" : "moderator",
        view.Result.WithdrawnBecause,
        [
            .. view.Versions.Where(version => version.State.IsPublic)
                .Select(version => new BuriedVersion($"{version.Name}", version.LockedAt.UtcDateTime, version.Sha256, version.PredictionSha256)),
        ]);

    public ResultRunResource Of(ResultView view, RunOfResult run) => new(
        Of(run.Run.Id), run.IsReplication, ApiWords.Of(run.Run.State), Of(view.People[run.RequestedBy]), run.RequestedAt.UtcDateTime,
        run.Agreement is { } agreement ? ApiWords.Of(agreement) : null, run.Outcome, run.WorkerName);

    private Link Of(ProblemSlug problem) => new(problem.Value, addresses.Of(problem));

    private ErratumResource Of(ResultView view, Erratum erratum) => new(
        $"{new VersionName(erratum.Result, erratum.Version)}", erratum.Text, Of(view.People[erratum.By]), erratum.At.UtcDateTime);

    private AttachmentResource Of(VersionName version, AttachedFile file) => new(
        file.Name, ApiWords.Of(file.Kind), file.Bytes, file.Hash, addresses.Page(SiteLinks.AttachmentOf(version, file.Name)));

    /// <summary>Those that everybody may read, and the one that is shown.</summary>
    private IReadOnlyList<VersionLink> Versions(ResultView view, ResultVersion shown) =>
    [
        .. view.Versions.Where(version => version.State.IsPublic || version.Version == shown.Version)
            .Select(version => new VersionLink($"{version.Name}", addresses.Of(version.Name), ApiWords.Of(version.State), version.LockedAt.UtcDateTime)),
    ];

    private Dictionary<string, string> Files(ShownResult shown)
    {
        string[] endings =
        [
            .. shown.View.Source is null ? (string[])[] : ["toy"],
            .. shown.Report is null ? (string[])[] : ["csv", "json", "record.json"],
            "bib", "csl.json",
            .. shown.Version.State == VersionState.Published ? (string[])["crate.zip"] : [],
        ];
        return endings.ToDictionary(ending => ending, ending => addresses.Page(SiteLinks.FileOf(shown.Name, $".{ending}")));
    }
}
