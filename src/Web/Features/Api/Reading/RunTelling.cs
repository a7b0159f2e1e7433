using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Api.Resources;

namespace LearningMechanics.Web.Features.Api.Reading;

/// <summary>Runs as the API tells of them.</summary>
internal sealed class RunTelling(ApiAddresses addresses, ContentLibrary library)
{
    public RunItem Of(RunSnapshot run) => new()
    {
        Id = $"{run.Id}",
        Url = addresses.Of(run.Id),
        Page = addresses.Page(SiteLinks.To(run.Id)),
        Purpose = ApiWords.Of(run.Purpose),
        Result = ResultOf(run),
        Toy = ToyOf(run),
        Title = run.Title,
        State = ApiWords.Of(run.State),
        Progress = run.Progress,
        Settings = run.Settings,
        Seeds = run.Seeds,
        Key = $"{run.Key}",
        Sha256 = run.Sha256,
        PredictionSha256 = run.PredictionSha256,
        Worker = run.WorkerName,
        Device = run.Device,
        Engine = run.Engine,
        QueuedAt = run.QueuedAt.UtcDateTime,
        StartedAt = run.StartedAt?.UtcDateTime,
        EndedAt = run.EndedAt?.UtcDateTime,
        Reason = run.Reason,
    };

    public RunResource Whole(RunSnapshot run, RunReport? report) => new()
    {
        Id = $"{run.Id}",
        Url = addresses.Of(run.Id),
        Page = addresses.Page(SiteLinks.To(run.Id)),
        Purpose = ApiWords.Of(run.Purpose),
        Result = ResultOf(run),
        Toy = ToyOf(run),
        Title = run.Title,
        State = ApiWords.Of(run.State),
        Progress = run.Progress,
        Settings = run.Settings,
        Seeds = run.Seeds,
        Key = $"{run.Key}",
        Sha256 = run.Sha256,
        PredictionSha256 = run.PredictionSha256,
        Worker = run.WorkerName,
        Device = run.Device,
        Engine = run.Engine,
        QueuedAt = run.QueuedAt.UtcDateTime,
        StartedAt = run.StartedAt?.UtcDateTime,
        EndedAt = run.EndedAt?.UtcDateTime,
        Reason = run.Reason,
        Position = run.Position,
        Obstacle = run.Obstacle,
        EstimatedSeconds = run.EstimatedSeconds,
        Attempts = run.Attempts,
        Checked = run.Checked,
        Confidence = report?.Confidence,
        Checks = CheckResource.Of(report),
        FiguresUrl = $"{addresses.Of(run.Id)}/figures",
        RecordUrl = run.State == RunState.Completed ? addresses.Page(SiteLinks.RecordOf(run.Id)) : null,
        TextUrl = $"{addresses.Of(run.Id)}/text",
        Log = run.Log,
    };

    private Link? ResultOf(RunSnapshot run) =>
        run.Purpose != RunPurpose.Visit && VersionName.OfToy(run.Toy) is { } version ? new Link($"{version}", addresses.Of(version)) : null;

    private Link? ToyOf(RunSnapshot run) =>
        run.Purpose == RunPurpose.Visit && library.TryFind(run.Toy, out var toy) ? new Link(toy.Slug.Value, addresses.Of(toy.Slug)) : null;
}
