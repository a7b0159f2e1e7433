using Microsoft.AspNetCore.Http;

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

    /// <summary>The address of the same list with one value changed; null takes it away.</summary>
    public string With(string name, string? value) =>
        (this with { Values = [.. Values.Select(own => own.Key == name ? KeyValuePair.Create(name, value) : own)] }).Address;
}
