using System.Globalization;
using LearningMechanics.Toys;

namespace LearningMechanics.Compute.Toys;

/// <summary>The values given by <c>--set</c>, or a sentence for each that cannot be taken.</summary>
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

    /// <summary>Checks the values against what the toy declares.</summary>
    public IEnumerable<string> ErrorsAgainst(IReadOnlyList<ToyParameter> declared)
    {
        foreach (var (name, value) in Values)
        {
            var parameter = declared.FirstOrDefault(p => p.Name == name);
            var error = parameter is null ? Unknown(name, declared) : OutOfPlace(parameter, value);
            if (error is not null)
                yield return $"--set {name}={Number(value)}: {error}";
        }
    }

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static string Unknown(string name, IReadOnlyList<ToyParameter> declared)
    {
        if (declared.Count == 0)
            return "this toy has no parameters; declare one with `param`.";
        var names = declared.Select(p => p.Name).ToList();
        return Spelling.Nearest(name, names) is { } nearest
            ? $"no parameter of that name; did you mean {nearest}?"
            : $"no parameter of that name; this toy has {string.Join(", ", names)}.";
    }

    private static string? OutOfPlace(ToyParameter parameter, double value)
    {
        if (parameter.IsInteger && value != Math.Floor(value))
            return $"{parameter.Name} is an integer{(RangeOf(parameter) is { } r ? " " + r : "")}.";
        return value < parameter.Low || value > parameter.High
            ? $"out of range; {parameter.Name} must be {RangeOf(parameter)}."
            : null;
    }

    private static string? RangeOf(ToyParameter parameter) =>
        parameter is { Low: { } low, High: { } high } ? $"in {Number(low)}..{Number(high)}" : null;

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
