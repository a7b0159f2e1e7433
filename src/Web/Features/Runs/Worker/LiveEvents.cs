using System.Text.Json;
using LearningMechanics.Domain.Protocol;
using LearningMechanics.Domain.Runs;

namespace LearningMechanics.Web.Features.Runs.Worker;

/// <summary>Turns a heartbeat's batch into events, written anew so that nothing a worker sends reaches readers unread.</summary>
internal static class LiveEvents
{
    public static IReadOnlyList<(RunEventKind Kind, string Payload)> Of(ProgressReport report)
    {
        var events = new List<(RunEventKind, string)>(report.Predictions.Count + 1);
        foreach (var prediction in report.Predictions)
            events.Add((RunEventKind.Prediction, JsonSerializer.Serialize(Finite(prediction), ProtocolJson.Default.LivePrediction)));
        if (report.Samples.Count > 0)
            events.Add((RunEventKind.Samples, JsonSerializer.Serialize([.. report.Samples.Select(Finite)], ProtocolJson.Default.IReadOnlyListLiveSample)));
        return events;
    }

    /// <summary>Browsers read JSON, which has no NaN: what is not finite is null.</summary>
    private static LivePrediction Finite(LivePrediction prediction) =>
        prediction with { Values = [.. prediction.Values.Select(values => (IReadOnlyList<double?>)[.. values.Select(Finite)])] };

    private static LiveSample Finite(LiveSample sample) =>
        sample with { T = Finite(sample.T), Value = [.. sample.Value.Select(Finite)] };

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
