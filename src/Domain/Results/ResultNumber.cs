using System.Globalization;

namespace LearningMechanics.Domain.Results;

/// <summary>A result's number, as it is cited: 17. Given once, in order of submission, never to another.</summary>
/// <param name="Value">From 1.</param>
public readonly record struct ResultNumber(int Value) : IParsable<ResultNumber>
{
    /// <summary>Reads a number.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static ResultNumber Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var number) ? number : throw new FormatException($"'{s}' is not a result's number: write digits such as 17.");

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out ResultNumber result)
    {
        // One way to write each, so that an address is a name: no leading zeros, no signs.
        var isNumber = int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 && s![0] != '0';
        result = isNumber ? new(value) : default;
        return isNumber;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
