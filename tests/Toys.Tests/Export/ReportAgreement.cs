using System.Text.Json;
using System.Text.Json.Nodes;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Tests.Export;

/// <summary>Where an exported script's report departs from the engine's.</summary>
internal sealed class ReportAgreement
{
    private readonly double _tolerance;
    private readonly double _floor;
    private readonly double _fittedTolerance;
    private readonly List<string> _differences = [];

    private ReportAgreement(double tolerance, double floor, bool isFitted) =>
        // A constant is fitted to the square root of its objective's precision.
        (_tolerance, _floor, _fittedTolerance) = (tolerance, floor, isFitted ? Math.Max(tolerance, 1e-6) : tolerance);

    /// <summary>Every number that differs by more than a share of its series' size, and everything that is not there.</summary>
    /// <param name="engine">What the engine says.</param>
    /// <param name="script">What the script printed.</param>
    /// <param name="tolerance">The share.</param>
    /// <param name="floor">What is rounding where a number ought to be 0.</param>
    public static IReadOnlyList<string> Differences(RunReport engine, JsonNode script, double tolerance, double floor = 0)
    {
        var agreement = new ReportAgreement(tolerance, floor, engine.Fits.Count > 0);
        agreement.Compare(JsonSerializer.SerializeToNode(engine)!, script);
        return agreement._differences;
    }

    /// <summary>Every mean of a series that is further off than its noise explains.</summary>
    /// <param name="engine">What the engine says.</param>
    /// <param name="script">What the script printed.</param>
    /// <param name="standardErrors">So many of the difference's.</param>
    /// <param name="tolerance">And this share of the series' size, for what does not vary between repetitions.</param>
    public static IReadOnlyList<string> MeansApart(RunReport engine, JsonNode script, double standardErrors, double tolerance)
    {
        var agreement = new ReportAgreement(tolerance, 0, isFitted: false);
        for (var p = 0; p < engine.Points.Count; p++)
            foreach (var (name, series) in engine.Points[p].Series)
            {
                var own = script["points"]![p]!["series"]![name]!;
                var size = series.Mean.SelectMany(m => m.Values).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
                for (var k = 0; k < series.Mean.Count; k++)
                    for (var c = 0; c < series.Mean[k].Values.Length; c++)
                    {
                        double At(string what) => Read(series.Mean[k].IsVector ? own[what]![k]![c] : own[what]![k]);
                        var (e, a) = (series.Mean[k].Values[c], At("mean"));
                        var noise = Math.Sqrt((Square(series.StandardDeviation[k].Values[c]) + Square(At("sd"))) / engine.Points[p].Seeds);
                        if (!(Math.Abs(e - a) <= standardErrors * noise + tolerance * size))
                            agreement._differences.Add($"points[{p}].{name}[{k}] is {a:R}, not {e:R}");
                    }
            }

        return agreement._differences;

        static double Square(double x) => x * x;
    }

    private void Compare(JsonNode expected, JsonNode actual)
    {
        foreach (var key in new[] { "toy", "sha256", "prediction_sha256", "key" })
            Same(key, expected[key], actual[key]);
        foreach (var (point, i) in Pairs("points", expected["points"], actual["points"]))
        {
            var (e, a) = point;
            Numbers($"points[{i}].params", e["params"], a["params"], 1, 0);
            Same($"points[{i}].seeds", e["seeds"], a["seeds"]);
            foreach (var (name, series) in e["series"]!.AsObject())
                Series($"points[{i}].{name}", series!, a["series"]?[name]);
            foreach (var (name, observed) in e["observed"]!.AsObject())
                Value($"points[{i}].{name}", observed!, a["observed"]?[name]);
        }

        foreach (var (name, lines) in expected["across"]!.AsObject())
            foreach (var (line, i) in Pairs(name, lines, actual["across"]?[name]))
                Value($"across.{name}[{i}]", line.Expected, line.Actual);
        foreach (var (fit, i) in Pairs("fits", expected["fits"], actual["fits"]))
            Numbers($"fits[{i}]", fit.Expected["value"], fit.Actual["value"], _fittedTolerance, 0);
        foreach (var (check, i) in Pairs("checks", expected["checks"], actual["checks"]))
        {
            Same($"checks[{i}].target", check.Expected["target"], check.Actual["target"]);
            Same($"checks[{i}].theory", check.Expected["theory"], check.Actual["theory"]);
            // An error is itself a small difference: what counts is how far it is off beside the numbers it was made of.
            Numbers($"checks[{i}].error", check.Expected["error"], check.Actual["error"], 100 * _fittedTolerance, 1);
        }
    }

    private void Series(string path, JsonNode expected, JsonNode? actual)
    {
        if (actual is null)
        {
            _differences.Add($"{path} is missing");
            return;
        }

        Same(path + ".axis", expected["axis"], actual["axis"]);
        Numbers(path + ".x", expected["x"], actual["x"], 1e-12, 0);
        var whole = Largest(expected["mean"]);
        Rows(path + ".mean", expected["mean"], actual["mean"], _tolerance, expected["mean"], whole);
        Rows(path + ".sd", expected["sd"], actual["sd"], _tolerance, expected["mean"], whole);
        foreach (var (theory, predicted) in expected["predicted"]!.AsObject())
            Rows($"{path}.predicted.{theory}", predicted, actual["predicted"]?[theory], _fittedTolerance, predicted, Largest(predicted));
        if (expected["against"] is { } against)
            Numbers(path + ".against", against, actual["against"], _tolerance, Largest(against));
    }

    /// <summary>Each row against its own size; what has fallen far below the series' largest is rounding.</summary>
    private void Rows(string path, JsonNode? expected, JsonNode? actual, double tolerance, JsonNode? sizes, double whole)
    {
        foreach (var (row, k) in Pairs(path, expected, actual))
            Numbers($"{path}[{k}]", row.Expected, row.Actual, tolerance, Math.Max(Largest(sizes![k]), 1e-4 * whole));
    }

    private void Value(string path, JsonNode expected, JsonNode? actual)
    {
        if (actual is null)
        {
            _differences.Add($"{path} is missing");
            return;
        }

        var size = Largest(expected["mean"]);
        Numbers(path + ".mean", expected["mean"], actual["mean"], 10 * _tolerance, size);
        Numbers(path + ".sd", expected["sd"], actual["sd"], 10 * _tolerance, size);
        foreach (var (theory, predicted) in expected["predicted"]!.AsObject())
            Numbers($"{path}.predicted.{theory}", predicted, actual["predicted"]?[theory], 10 * _fittedTolerance, 0);
    }

    private IEnumerable<((JsonNode Expected, JsonNode Actual), int)> Pairs(string path, JsonNode? expected, JsonNode? actual)
    {
        var (e, a) = (expected!.AsArray(), actual as JsonArray);
        if (e.Count != a?.Count)
        {
            _differences.Add($"{path} has {a?.Count ?? 0} entries, not {e.Count}");
            return [];
        }

        return e.Zip(a).Select((pair, i) => ((pair.First ?? double.NaN.ToString(), pair.Second ?? double.NaN.ToString()), i));
    }

    private void Numbers(string path, JsonNode? expected, JsonNode? actual, double tolerance, double size)
    {
        switch (expected, actual)
        {
            case (JsonObject e, JsonObject a):
                foreach (var (name, value) in e)
                    Numbers($"{path}.{name}", value, a[name], tolerance, size);
                break;
            case (JsonArray e, JsonArray a) when e.Count == a.Count:
                for (var i = 0; i < e.Count; i++)
                    Numbers($"{path}[{i}]", e[i], a[i], tolerance, size);
                break;
            case (JsonArray, _) or (_, JsonArray):
                _differences.Add($"{path} has another shape: {actual?.ToJsonString()} for {expected?.ToJsonString()}");
                break;
            default:
                Number(path, expected, actual, tolerance, size);
                break;
        }
    }

    private void Number(string path, JsonNode? expected, JsonNode? actual, double tolerance, double size)
    {
        var (e, a) = (Read(expected), Read(actual));
        if (double.IsNaN(e) && double.IsNaN(a))
            return;
        if (!(Math.Abs(e - a) <= _floor + tolerance * Math.Max(Math.Max(Math.Abs(e), Math.Abs(a)), size)))
            _differences.Add($"{path} is {a:R}, not {e:R}");
    }

    private void Same(string path, JsonNode? expected, JsonNode? actual)
    {
        if (!JsonNode.DeepEquals(expected, actual))
            _differences.Add($"{path} is {actual?.ToJsonString()}, not {expected?.ToJsonString()}");
    }

    private static double Read(JsonNode? node) => node is JsonValue value && value.TryGetValue<double>(out var number) ? number : double.NaN;

    private static double Largest(JsonNode? node) => node switch
    {
        JsonArray array => array.Select(Largest).DefaultIfEmpty(0).Max(),
        JsonValue => double.IsFinite(Read(node)) ? Math.Abs(Read(node)) : 0,
        _ => 0,
    };
}
