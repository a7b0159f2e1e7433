using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Runs;

namespace LearningMechanics.Web.Features.Runs.Live;

/// <summary>
/// Tells a run as it happens: what was kept since a given event, then whatever a signal announces, then how it ended.
/// Only kept events have an identifier, so a reader that comes back gets each of them once.
/// </summary>
internal sealed class RunStream(RunReading runs, RunSignals signals, TimeProvider clock)
{
    private const int EventsAtOnce = 500;

    /// <summary>Silence after which the present status is said again, so that proxies keep the connection.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(15);

    public async IAsyncEnumerable<SseItem<string>> ReadAsync(
        RunId id, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var watch = signals.Watch(id);
        var isFirst = true;
        string? said = null;
        while (await LookAsync(id, cancellationToken) is { } run)
        {
            watch.IsQueued = run.State == RunState.Queued;

            // Whoever comes after the end gets the end: the report has all that the events had.
            var isOver = run.State.IsEnded;
            for (; !(isOver && isFirst && after == 0) && after < run.LastEvent;)
            {
                var events = await runs.EventsAsync(id, after, EventsAtOnce, cancellationToken);
                foreach (var e in events)
                    yield return Kept(e);
                after = events.Count == 0 ? run.LastEvent : events[^1].Sequence;
            }

            var status = Status(run);
            if (status != said)
                yield return new SseItem<string>(said = status, "status");
            if (isOver)
            {
                yield return await EndAsync(run, cancellationToken);
                yield break;
            }

            isFirst = false;
            if (!await SomethingNewAsync(watch, cancellationToken))
                said = null;
            if (cancellationToken.IsCancellationRequested)
                yield break;
        }
    }

    /// <summary>A reader that goes away, or a site that stops, ends a stream in silence.</summary>
    private async Task<RunSnapshot?> LookAsync(RunId id, CancellationToken cancellationToken)
    {
        try
        {
            return await runs.FindAsync(id, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<bool> SomethingNewAsync(RunWatch watch, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(LongestSilence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await watch.NextAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<SseItem<string>> EndAsync(RunSnapshot run, CancellationToken cancellationToken) =>
        run.State == RunState.Completed && await runs.ReportJsonAsync(run.Id, cancellationToken) is { } report
            ? new SseItem<string>($$"""{"report":{{report}}}""", "completed")
            : new SseItem<string>(JsonSerializer.Serialize(new LiveFailure(run.Reason ?? "It ended without a result."), LiveJson.Default.LiveFailure), "failed");

    private static SseItem<string> Kept(RunEvent e) =>
        new(e.Payload, e.Kind.ToString().ToLowerInvariant()) { EventId = e.Sequence.ToString() };

    private static string Status(RunSnapshot run) =>
        JsonSerializer.Serialize(new LiveStatus(run.State, run.Position, run.Progress, RunWords.Standing(run)), LiveJson.Default.LiveStatus);
}

/// <param name="Sentence">The same for readers.</param>
internal sealed record LiveStatus(RunState State, int? Position, double Progress, string Sentence);

internal sealed record LiveFailure(string Reason);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LiveStatus))]
[JsonSerializable(typeof(LiveFailure))]
internal sealed partial class LiveJson : JsonSerializerContext;
