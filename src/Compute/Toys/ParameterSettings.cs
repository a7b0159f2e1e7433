using System.Globalization;

namespace LearningMechanics.Compute.Toys;

/// <summary>The values given by <c>--set</c>, or a sentence for each that is not one. Names and ranges are the compiler's to judge.</summary>
/// <param name="Values">Value by parameter name.</param>
/// <param name="Errors">Everything that is wrong with them.</param>
internal sealed record ParameterSettings(IReadOnlyDictionary<string, double> Values, IReadOnlyList<string> Errors)
{
    public static ParameterSettings Parse(IEnumerable<string> assignments)
    {
        var values = new Dictionary<string, double>();
        var errors = new List<string>();
        foreach (var assignment in assignments)
        {
            var parts = assignment.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2 || parts[0].Length == 0)
                errors.Add($"--set {assignment}: write NAME=VALUE, for example --set eta=0.1.");
            else if (!TryNumber(parts[1], out var value))
                errors.Add($"--set {assignment}: '{parts[1]}' is not a finite number; write one like 0.1 or 1e-3.");
            else if (!values.TryAdd(parts[0], value))
                errors.Add($"--set {assignment}: {parts[0]} is set twice; keep one of them.");
        }

        return new ParameterSettings(values, errors);
    }

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
