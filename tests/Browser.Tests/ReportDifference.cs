using System.Text.Json;
using System.Text.Json.Nodes;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Browser.Tests;

/// <summary>How far two reports of the same run are apart, number by number.</summary>
/// <param name="Numbers">How many numbers were compared.</param>
/// <param name="Largest">The largest difference, as a fraction of the larger of the two numbers or of the smallest size that is looked at.</param>
/// <param name="Where">The place of the largest difference.</param>
/// <param name="Others">Places where the reports differ in anything but a number.</param>
internal sealed record ReportDifference(int Numbers, double Largest, string Where, IReadOnlyList<string> Others)
{
    // A spread or an error far below this is the rounding of numbers of order one: it has no digits of its own to compare.
    private const double SmallestSize = 0.01;

    public static ReportDifference Between(RunReport one, RunReport other)
    {
        var difference = new ReportDifference(0, 0, "nowhere", []);
        return difference.And("", Tree(one), Tree(other));
    }

    private static JsonNode? Tree(RunReport report) => JsonSerializer.SerializeToNode(
        // Wall time and the engine's name differ, and the sentences only repeat, rounded, the numbers beside them.
        report with { Seconds = 0, Engine = "", Checks = [.. report.Checks.Select(check => check with { Summary = "" })] });

    private ReportDifference And(string path, JsonNode? one, JsonNode? other) => (one, other) switch
    {
        (JsonObject a, JsonObject b) when a.Select(p => p.Key).SequenceEqual(b.Select(p => p.Key)) =>
            a.Aggregate(this, (sum, p) => sum.And($"{path}/{p.Key}", p.Value, b[p.Key])),
        (JsonArray a, JsonArray b) when a.Count == b.Count =>
            a.Select((node, i) => (node, i)).Aggregate(this, (sum, p) => sum.And($"{path}/{p.i}", p.node, b[p.i])),
        (JsonValue a, JsonValue b) when a.GetValueKind() == JsonValueKind.Number && b.GetValueKind() == JsonValueKind.Number =>
            AndNumber(path, a.GetValue<double>(), b.GetValue<double>()),
        _ => JsonNode.DeepEquals(one, other) ? this : this with { Others = [.. Others, $"{path}: {one} and {other}"] },
    };

    private ReportDifference AndNumber(string path, double one, double other)
    {
        var size = Math.Max(SmallestSize, Math.Max(Math.Abs(one), Math.Abs(other)));
        var difference = Math.Abs(one - other) / size;
        return difference <= Largest
            ? this with { Numbers = Numbers + 1 }
            : this with { Numbers = Numbers + 1, Largest = difference, Where = $"{path}: {one:R} and {other:R}" };
    }
}
