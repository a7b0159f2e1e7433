namespace LearningMechanics.Web.Components.Lists;

/// <summary>A property by which a list can be narrowed.</summary>
/// <param name="Name">As addresses have it.</param>
/// <param name="Legend">As readers see it.</param>
/// <param name="Chosen">The key of the value that the list is narrowed to; null for all.</param>
/// <param name="Values">What can be chosen.</param>
public sealed record Facet(string Name, string Legend, string? Chosen, IReadOnlyList<FacetValue> Values)
{
    /// <summary>Counts what would remain with each value; those that would leave nothing are left out unless they are chosen.</summary>
    /// <param name="name">As addresses have it.</param>
    /// <param name="legend">As readers see it.</param>
    /// <param name="chosen">The value that is chosen; null for none.</param>
    /// <param name="values">Key and title of each value.</param>
    /// <param name="count">How many would remain with a key.</param>
    public static Facet Of(string name, string legend, string? chosen, IEnumerable<(string Key, string Title)> values, Func<string, int> count) =>
        new(name, legend, chosen, [.. values
            .Select(value => new FacetValue(value.Key, value.Title, count(value.Key)))
            .Where(value => value.Count > 0 || value.Key == chosen)]);
}

/// <summary>One value of a facet.</summary>
/// <param name="Key">As addresses have it.</param>
/// <param name="Title">As readers see it.</param>
/// <param name="Count">How many entries would remain with it.</param>
public sealed record FacetValue(string Key, string Title, int Count);
