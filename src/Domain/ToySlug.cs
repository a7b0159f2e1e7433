namespace LearningMechanics.Domain;

/// <summary>A toy's name in addresses and file names, for example <c>kernel-ridge</c>.</summary>
public readonly record struct ToySlug : IParsable<ToySlug>
{
    private ToySlug(string value) => Value = value;

    /// <summary>The slug as it stands in addresses.</summary>
    public string Value => field ?? "";

    /// <summary>Reads a slug.</summary>
    /// <exception cref="FormatException">The text is something else; the message says what a slug is.</exception>
    public static ToySlug Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var slug) ? slug : throw SlugRule.Broken(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out ToySlug result)
    {
        result = SlugRule.IsMet(s) ? new(s) : default;
        return result.Value.Length > 0;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
