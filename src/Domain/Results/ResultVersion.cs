using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Domain.Results;

/// <summary>
/// One version of a result: everything its author said, locked at the server's time before any run of it had a key.
/// What was said is never changed; only what became of it is.
/// </summary>
public sealed class ResultVersion
{
    private ResultVersion()
    {
    }

    /// <summary>The result.</summary>
    public ResultNumber Result { get; private init; }

    /// <summary>From 1.</summary>
    public int Version { get; private init; }

    /// <summary>What it rests on.</summary>
    public EvidenceKind Evidence { get; private init; }

    /// <summary>What is claimed, in one sentence.</summary>
    public string Claim { get; private init; } = "";

    /// <summary>What would disprove it.</summary>
    public string Disproof { get; private init; } = "";

    /// <summary>Markdown with TeX, as it was written.</summary>
    public string Discussion { get; private init; } = "";

    /// <summary>The discussion as HTML, made when it was submitted.</summary>
    public string DiscussionHtml { get; private init; } = "";

    /// <summary>Addresses or ids of papers and code.</summary>
    public string[] Links { get; private init; } = [];

    /// <summary>Attached files.</summary>
    public IReadOnlyList<AttachedFile> Files { get; private init; } = [];

    /// <summary>What its toy was taken from: a toy's slug or a version such as 17v2; empty where nowhere.</summary>
    public string ForkOf { get; private init; } = "";

    /// <summary>When it was locked, by the server's clock.</summary>
    public DateTimeOffset LockedAt { get; private init; }

    /// <summary>The toy's title; empty without a toy.</summary>
    public string ToyTitle { get; private init; } = "";

    /// <summary>Names the exact text of the toy; null without one.</summary>
    public string? SourceHash { get; private init; }

    /// <summary>Hash of the toy's canonical form; null without one.</summary>
    public string? Sha256 { get; private init; }

    /// <summary>Hash of the part that predicts: the lock; null without a toy.</summary>
    public string? PredictionSha256 { get; private init; }

    /// <summary>Parameters set over the toy's own values.</summary>
    public IReadOnlyDictionary<string, double> Settings { get; private init; } = new Dictionary<string, double>();

    /// <summary>Repetitions before the first look; 0 without a toy.</summary>
    public int Seeds { get; private init; }

    /// <summary>Where it stands.</summary>
    public VersionState State { get; private set; }

    /// <summary>Who decided about it; null where nobody had to or has.</summary>
    public PersonId? ReviewedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>What the reviewer said; empty where nothing.</summary>
    public string ReviewReason { get; private set; } = "";

    /// <summary>The run its verdict comes from; null before it is let run, and without a toy.</summary>
    public RunId? Run { get; private set; }

    /// <summary>When it was published: its verdict stood, or it had none to wait for.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The verdict; null before, and without a toy.</summary>
    public Verdict? Verdict { get; private set; }

    /// <summary>The decisive check in one line, or why the run stopped; empty before.</summary>
    public string Headline { get; private set; } = "";

    /// <summary>How far it has been put to the test.</summary>
    public Badge Badge { get; private set; }

    /// <summary>Its name.</summary>
    public VersionName Name => new(Result, Version);

    /// <summary>Locks a submission.</summary>
    /// <param name="name">The version it becomes.</param>
    /// <param name="submission">What was submitted.</param>
    /// <param name="discussionHtml">The discussion, rendered.</param>
    /// <param name="files">What is attached.</param>
    /// <param name="now">The server's time: the lock's.</param>
    public static ResultVersion Lock(VersionName name, Submission submission, string discussionHtml, IReadOnlyList<AttachedFile> files, DateTimeOffset now) => new()
    {
        Result = name.Result,
        Version = name.Version,
        Evidence = submission.Evidence,
        Claim = submission.Claim,
        Disproof = submission.Disproof,
        Discussion = submission.Discussion,
        DiscussionHtml = discussionHtml,
        Links = [.. submission.Links],
        Files = files,
        ForkOf = submission.ForkOf,
        LockedAt = now,
        ToyTitle = submission.Experiment?.Toy.Title ?? "",
        SourceHash = submission.Experiment is { } experiment ? ToySource.Of(experiment.Text).Hash : null,
        Sha256 = submission.Experiment?.Toy.Sha256,
        PredictionSha256 = submission.Experiment?.Toy.PredictionSha256,
        Settings = submission.Experiment?.Settings ?? new Dictionary<string, double>(),
        Seeds = submission.Experiment?.Seeds ?? 0,
        State = VersionState.InReview,
        Badge = Badges.Of(submission.Evidence, 0, 0),
    };

    /// <summary>Lets a version that rests on a toy run, after review or without.</summary>
    /// <exception cref="InvalidOperationException">It is not waiting for that.</exception>
    public void LetRun(RunId run)
    {
        MustBe(VersionState.InReview, VersionState.Stopped);
        (State, Run, Verdict, Headline) = (VersionState.Running, run, null, "");
    }

    /// <summary>Publishes a version that has no run to wait for.</summary>
    /// <exception cref="InvalidOperationException">It is not in review, or rests on a toy.</exception>
    public void PublishUnrun(DateTimeOffset now)
    {
        MustBe(VersionState.InReview);
        if (Evidence == EvidenceKind.Toy)
            throw new InvalidOperationException($"Version {Name} rests on a toy: it is published when its run ends.");
        (State, PublishedAt) = (VersionState.Published, now);
    }

    /// <summary>Writes down who looked at it and what they said.</summary>
    public void NoteReview(PersonId reviewer, string reason, DateTimeOffset now) =>
        (ReviewedBy, ReviewedAt, ReviewReason) = (reviewer, now, reason);

    /// <summary>Turns it down.</summary>
    /// <exception cref="InvalidOperationException">It is not in review.</exception>
    public void Decline()
    {
        MustBe(VersionState.InReview);
        State = VersionState.Declined;
    }

    /// <summary>Publishes it with what its run found.</summary>
    public void Publish(ResultFinding finding, DateTimeOffset now)
    {
        MustBe(VersionState.Running);
        (State, Verdict, Headline, PublishedAt) = (VersionState.Published, finding.Verdict, finding.Headline, now);
    }

    /// <summary>Its run ended without a verdict.</summary>
    public void Stop(string reason)
    {
        MustBe(VersionState.Running);
        (State, Headline) = (VersionState.Stopped, reason);
    }

    /// <summary>Counts its replications anew.</summary>
    public void Award(int agreeing, int disagreeing) => Badge = Badges.Of(Evidence, agreeing, disagreeing);

    private void MustBe(params ReadOnlySpan<VersionState> states)
    {
        if (!states.Contains(State))
            throw new InvalidOperationException($"Version {Name} is {State}.");
    }
}
