using System.Globalization;

namespace LearningMechanics.Domain.Results;

/// <summary>Names one version of a result, as it stands in addresses and citations: <c>17v2</c>.</summary>
/// <param name="Result">The result.</param>
/// <param name="Version">From 1.</param>
public readonly record struct VersionName(ResultNumber Result, int Version) : IParsable<VersionName>
{
    /// <summary>What the version's text is called in errors and in the queue: a toy of its own.</summary>
    public ToySlug Toy => ToySlug.Parse(string.Create(CultureInfo.InvariantCulture, $"result-{Result}-v{Version}"));

    /// <summary>The version whose text goes by a name that <see cref="Toy"/> gave; null where it is none.</summary>
    public static VersionName? OfToy(ToySlug toy) =>
        toy.Value.Split('-') is ["result", var number, ['v', .. var version]] && TryParse($"{number}v{version}", null, out var name) ? name : null;

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static VersionName Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var name) ? name : throw new FormatException($"'{s}' names no version of a result: write it as 17v2.");

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out VersionName result)
    {
        result = default;
        if (s?.Split('v') is not [var number, var version]
            || !ResultNumber.TryParse(number, provider, out var parsed)
            || !ResultNumber.TryParse(version, provider, out var count))
            return false;
        result = new(parsed, count.Value);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Result}v{Version}");
}
