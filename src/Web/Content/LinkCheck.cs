namespace LearningMechanics.Web.Content;

/// <summary>Checks that the links within the content lead somewhere, and that what they name is there once.</summary>
internal static class LinkCheck
{
    // Pages of the site that are not content; what stands below them, such as a result's number, is not known before the site runs.
    private static readonly HashSet<string> OwnPages =
        ["", "problems", "toys", "results", "submit", "review", "runs", "people", "workers", "account", "search", "api", "feeds", "dumps", "assets", "styleguide"];

    /// <param name="folder">The content folder.</param>
    /// <param name="texts">All of its prose, read.</param>
    public static IEnumerable<ContentError> Check(string folder, IReadOnlyList<ContentProse> texts)
    {
        var places = texts.Where(text => text.Address is not null)
            .ToDictionary(text => text.Address!, text => text.Anchors.Select(anchor => anchor.Name).ToHashSet(StringComparer.Ordinal));
        return texts.SelectMany(Doubles).Concat(texts.SelectMany(text => text.Links
            .Where(link => link.Target is ['/', ..] or ['#', ..])
            .Select(link => (link.Line, Why: Objection(folder, places, text, link.Target)))
            .Where(link => link.Why is not null)
            .Select(link => text.Error(link.Line, link.Why!))));
    }

    private static IEnumerable<ContentError> Doubles(ContentProse text) => text.Anchors
        .GroupBy(anchor => anchor.Name, StringComparer.Ordinal)
        .Where(same => same.Count() > 1)
        .Select(same => text.Error(
            same.ElementAt(1).Line, $"the anchor '#{same.Key}' is already that of line {same.First().Line}: word the two differently"));

    private static string? Objection(string folder, Dictionary<string, HashSet<string>> places, ContentProse text, string target)
    {
        var (path, anchor) = target.IndexOf('#') is var mark and >= 0 ? (target[..mark], target[(mark + 1)..]) : (target, "");
        path = path.Split('?')[0];
        var address = path.Length == 0 ? text.Address : path;
        if (path.Length > 0 && !IsThere(folder, path))
            return $"the link '{target}' leads nowhere: there is no {FileOf(path)}";
        if (anchor.Length == 0 || address is null || !places.TryGetValue(address, out var anchors))
            return null;
        return anchors.Contains(anchor) || PageAnchors.IsOn(address, anchor)
            ? null
            : $"the link '{target}' leads nowhere: {(path.Length == 0 ? "this page" : path)} has no place '#{anchor}'";
    }

    private static bool IsThere(string folder, string path) => path[1..].Split('/') switch
    {
        [var page] => OwnPages.Contains(page) || File.Exists(Path.Combine(folder, "pages", page + ".md")),
        ["problems" or "toys", _] => File.Exists(Path.Combine(folder, FileOf(path))),
        [var first, ..] => OwnPages.Contains(first),
        _ => false,
    };

    private static string FileOf(string path) => path[1..].Split('/') switch
    {
        ["problems", var name] => $"problems/{name}.md",
        ["toys", var name] => $"toys/{name}.toy",
        _ => $"pages/{path[1..]}.md",
    };
}
