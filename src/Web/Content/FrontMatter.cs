using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace LearningMechanics.Web.Content;

/// <summary>The YAML between the two <c>---</c> lines that open a content file, and the Markdown after it.</summary>
/// <remarks>
/// Reading a value notes what is wrong with it and answers something harmless, so that one pass lists every error.
/// Anchors, aliases and tags are refused: they are how small YAML becomes huge, or becomes a type of its author's choice.
/// </remarks>
public sealed class FrontMatter
{
    private readonly YamlMappingNode _fields;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly Action<int, string> _report;

    private FrontMatter(YamlMappingNode fields, string body, int bodyLine, Action<int, string> report)
    {
        (_fields, Body, BodyLine, _report) = (fields, body, bodyLine, report);
    }

    /// <summary>The Markdown after the front matter.</summary>
    public string Body { get; }

    /// <summary>The file's line on which <see cref="Body"/> starts, from 1.</summary>
    public int BodyLine { get; }

    /// <summary>Takes a file apart.</summary>
    /// <returns>Null, after a report, if there is no front matter to read.</returns>
    public static FrontMatter? Read(string text, Action<int, string> report)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines.Length > 0 && lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, line => line.TrimEnd() == "---") : -1;
        if (end < 0)
        {
            report(1, "no front matter: a content file opens with a line '---', YAML fields such as 'title: …', and another line '---'");
            return null;
        }

        var fields = ParseFields(string.Join('\n', lines[1..end]), report);
        return fields is null ? null : new FrontMatter(fields, string.Join('\n', lines[(end + 1)..]), end + 2, report);
    }

    /// <summary>A field that must be there and must not be empty.</summary>
    public string Required(string name)
    {
        if (Optional(name) is { Length: > 0 } value)
            return value;
        if (!_fields.Children.ContainsKey(name))
            _report(1, $"'{name}' is missing: add a line '{name}: …' to the front matter");
        return "";
    }

    /// <summary>A field that may be left out.</summary>
    public string? Optional(string name)
    {
        if (!TryTake(name, out var node))
            return null;
        if (node is YamlScalarNode { Value.Length: > 0 } scalar)
            return scalar.Value.Trim();
        _report(LineOf(node), $"'{name}' must be one piece of text, as in '{name}: …'");
        return null;
    }

    /// <summary>A list of texts with the line of each; none when the field is left out.</summary>
    public IReadOnlyList<(string Text, int Line)> List(string name)
    {
        if (!TryTake(name, out var node))
            return [];
        if (node is YamlSequenceNode sequence && sequence.All(item => item is YamlScalarNode { Value.Length: > 0 }))
            return [.. sequence.Cast<YamlScalarNode>().Select(item => (item.Value!.Trim(), LineOf(item)))];
        _report(LineOf(node), $"'{name}' must be a list, as in '{name}: [first, second]'");
        return [];
    }

    /// <summary>The line of a field, from 1; the first line where it is not there.</summary>
    public int LineOf(string name) => _fields.Children.TryGetValue(name, out var node) ? LineOf(node) : 1;

    /// <summary>Reports fields nobody asked for: most often a misspelt one.</summary>
    public void RefuseOthers()
    {
        foreach (var key in _fields.Children.Keys.OfType<YamlScalarNode>().Where(key => !_read.Contains(key.Value ?? "")))
            _report(LineOf(key), $"'{key.Value}' is not a field of this kind of file; the fields are {string.Join(", ", _read)}");
    }

    private bool TryTake(string name, out YamlNode node)
    {
        _read.Add(name);
        return _fields.Children.TryGetValue(name, out node!);
    }

    // The YAML starts on the file's second line, and marks count from 1.
    private static int LineOf(YamlNode node) => (int)node.Start.Line + 1;

    private static YamlMappingNode? ParseFields(string yaml, Action<int, string> report)
    {
        try
        {
            if (RefuseCleverness(yaml, report))
                return null;
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode fields }])
                return fields;
            report(2, "the front matter must be a list of fields, each 'name: value'");
        }
        catch (YamlException exception)
        {
            report((int)exception.Start.Line + 1, $"the front matter is not YAML: {exception.InnerException?.Message ?? exception.Message}");
        }

        return null;
    }

    private static bool RefuseCleverness(string yaml, Action<int, string> report)
    {
        var refused = false;
        var parser = new Parser(new StringReader(yaml));
        while (parser.MoveNext())
        {
            var offence = parser.Current switch
            {
                AnchorAlias => "an alias (*name)",
                NodeEvent { Anchor.IsEmpty: false } => "an anchor (&name)",
                NodeEvent { Tag.IsEmpty: false } => "a tag (!name)",
                _ => null,
            };
            if (offence is null)
                continue;
            report((int)parser.Current!.Start.Line + 1, $"{offence} is not allowed in front matter: write the value out, or quote it if it is text");
            refused = true;
        }

        return refused;
    }
}
