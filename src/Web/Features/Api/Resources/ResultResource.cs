namespace LearningMechanics.Web.Features.Api.Resources;

/// <summary>A version of a result, as lists tell of it.</summary>
internal record ResultItem
{
    /// <summary>Result and version as they are cited: 17v2.</summary>
    public required string Id { get; init; }

    /// <summary>Its address in this API.</summary>
    public required string Url { get; init; }

    /// <summary>Its page.</summary>
    public required string Page { get; init; }

    /// <summary>The result's number, the same for all its versions.</summary>
    public required int Number { get; init; }

    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>The problem it speaks to.</summary>
    public required Link Problem { get; init; }

    /// <summary>Who submitted it.</summary>
    public required PersonLink Author { get; init; }

    /// <summary>In the order in which the author named them.</summary>
    public required IReadOnlyList<PersonLink> CoAuthors { get; init; }

    /// <summary>What it rests on: toy, data, proof or link.</summary>
    public required string Evidence { get; init; }

    /// <summary>What is claimed, in one sentence.</summary>
    public required string Claim { get; init; }

    /// <summary>Where it stands: running, published or stopped; for its authors also inReview and declined.</summary>
    public required string State { get; init; }

    /// <summary>What was found: holds, fails, undecided or diverged; null before that, and without a toy.</summary>
    public required string? Verdict { get; init; }

    /// <summary>The decisive check in one line, or why the run stopped; empty before.</summary>
    public required string Headline { get; init; }

    /// <summary>How far it has been put to the test: linked, dataAttached, ranHere or replicated.</summary>
    public required string Badge { get; init; }

    /// <summary>The run its verdict comes from; null without one.</summary>
    public required Link? Run { get; init; }

    /// <summary>When its text and prediction were locked, UTC.</summary>
    public required DateTime LockedAt { get; init; }

    /// <summary>When it was published, UTC; null before.</summary>
    public required DateTime? PublishedAt { get; init; }
}

/// <summary>A version of a result, whole.</summary>
internal sealed record ResultResource : ResultItem
{
    /// <summary>What would disprove it.</summary>
    public required string Disproof { get; init; }

    /// <summary>Markdown with TeX, as it was written.</summary>
    public required string Discussion { get; init; }

    /// <summary>Addresses or ids of papers and code.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    /// <summary>Files that its author attached.</summary>
    public required IReadOnlyList<AttachmentResource> Attachments { get; init; }

    /// <summary>What its toy was taken from: a toy's slug or a version such as 17v2; null where nowhere.</summary>
    public required string? ForkOf { get; init; }

    /// <summary>What was locked and run; null without a toy.</summary>
    public required LockedToy? Toy { get; init; }

    /// <summary>Every check of every theory, once there is a verdict.</summary>
    public required IReadOnlyList<CheckResource> Checks { get; init; }

    /// <summary>All versions that may be read, latest first.</summary>
    public required IReadOnlyList<VersionLink> Versions { get; init; }

    /// <summary>Corrections of this and other versions, oldest first.</summary>
    public required IReadOnlyList<ErratumResource> Errata { get; init; }

    /// <summary>Its own run and every replication.</summary>
    public required string RunsUrl { get; init; }

    /// <summary>What its charts show, as numbers.</summary>
    public required string FiguresUrl { get; init; }

    /// <summary>Downloads, by ending: <c>toy</c>, <c>csv</c>, <c>json</c> (the report as <c>lm toy run --json</c> writes it), <c>record.json</c> (raw series), <c>bib</c>, <c>csl.json</c>, <c>crate.zip</c>.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }
}

/// <summary>A toy as it was locked.</summary>
/// <param name="Title">As the toy says it.</param>
/// <param name="Text">Its whole text.</param>
/// <param name="Sha256">Hash of its canonical form.</param>
/// <param name="PredictionSha256">Hash of the part that predicts: the lock.</param>
/// <param name="Settings">Parameters set over the toy's own values.</param>
/// <param name="Seeds">Repetitions before the first look.</param>
internal sealed record LockedToy(
    string Title, string Text, string? Sha256, string? PredictionSha256, IReadOnlyDictionary<string, double> Settings, int Seeds);

/// <summary>A file that its author attached.</summary>
/// <param name="Name">What its author called it.</param>
/// <param name="Kind">csv or json.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Hash of its bytes.</param>
/// <param name="Url">Where it is.</param>
internal sealed record AttachmentResource(string Name, string Kind, int Bytes, string Sha256, string Url);

/// <summary>A version among the others.</summary>
/// <param name="Id">Such as 17v2.</param>
/// <param name="Url">Its address in this API.</param>
/// <param name="State">Where it stands.</param>
/// <param name="LockedAt">When it was locked, UTC.</param>
internal sealed record VersionLink(string Id, string Url, string State, DateTime LockedAt);

/// <summary>A correction that stands beside a version.</summary>
/// <param name="Of">The version it corrects.</param>
/// <param name="Text">Markdown with TeX.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When, UTC.</param>
internal sealed record ErratumResource(string Of, string Text, PersonLink By, DateTime At);

/// <summary>What stays of a result that was withdrawn.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Url">Its address in this API, which answers 410 with this.</param>
/// <param name="Page">Its page, which says the same.</param>
/// <param name="State">withdrawn.</param>
/// <param name="Problem">What it was about.</param>
/// <param name="Author">Whose it was.</param>
/// <param name="SubmittedAt">When its first version was locked, UTC.</param>
/// <param name="WithdrawnAt">When it was withdrawn, UTC.</param>
/// <param name="WithdrawnBy">author or moderator.</param>
/// <param name="Reason">Why.</param>
/// <param name="Versions">Its hashes, so that whoever kept a copy can tell what it is.</param>
internal sealed record Tombstone(
    string Id, string Url, string Page, string State, string Problem, PersonLink Author, DateTime SubmittedAt, DateTime WithdrawnAt,
    string WithdrawnBy, string Reason, IReadOnlyList<BuriedVersion> Versions);

/// <summary>The hashes of a version that is withdrawn.</summary>
/// <param name="Id">Such as 17v2.</param>
/// <param name="LockedAt">When it was locked, UTC.</param>
/// <param name="Sha256">Of its toy; null without one.</param>
/// <param name="PredictionSha256">Of the part that predicts; null without one.</param>
internal sealed record BuriedVersion(string Id, DateTime LockedAt, string? Sha256, string? PredictionSha256);
