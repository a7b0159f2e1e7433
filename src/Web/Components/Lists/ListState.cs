namespace LearningMechanics.Web.Components.Lists;

/// <summary>What a list's address says: the whole state of the page, so that it can be kept, sent and gone back to.</summary>
/// <param name="Path">The list's own address.</param>
/// <param name="Values">Names and values in the order of the page; empty values are left out of addresses.</param>
public sealed record ListState(string Path, IReadOnlyList<KeyValuePair<string, string?>> Values)
{
    /// <summary>The address of this state.</summary>
    public string Address => Path + QueryString.Create(Values.Where(value => !string.IsNullOrEmpty(value.Value)));

    /// <summary>Whether it is narrowed or ordered at all.</summary>
    public bool IsPlain => Values.All(value => string.IsNullOrEmpty(value.Value));

    /// <summary>One value of an address; null where it has none, or one that means nothing, which is then said.</summary>
    /// <param name="name">Of the value.</param>
    /// <param name="read">The value of a name; null or empty for none.</param>
    /// <param name="keys">What it may be.</param>
    /// <param name="unknown">Takes a sentence about a value that means nothing.</param>
    public static string? OneOf(string name, Func<string, string?> read, IEnumerable<string> keys, Action<string> unknown)
    {
        if (read(name) is not { Length: > 0 } value)
            return null;
        if (keys.Contains(value, StringComparer.Ordinal))
            return value;
        unknown($"There is no {name} {(value.Length <= 40 ? $"“{value}”" : $"“{value[..40]}…”")}: it is left out.");
        return null;
    }

    /// <summary>The address of the same list with one value changed; null takes it away.</summary>
    public string With(string name, string? value) =>
        (this with { Values = [.. Values.Select(own => own.Key == name ? KeyValuePair.Create(name, value) : own)] }).Address;
}
