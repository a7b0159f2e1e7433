using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace LearningMechanics.Toys.Export;

/// <summary>The Python that scripts lean on, cut into definitions, of which a script gets those that it uses.</summary>
/// <remarks>The files lie in the folder Prelude: what both targets share, and for each its tensors and its functions of the
/// language, by their names there (one that Python has taken ends in an underscore).</remarks>
internal sealed partial class PythonPrelude
{
    private static readonly string[] Before = ["run", "samples", "draws", "flow", "theory", "solvers", "quadrature"];
    private static readonly string[] OfTarget = ["tensors", "elementwise", "shapes", "reductions", "algebra", "learning", "statistics"];
    private static readonly string[] After = ["observes", "across", "report", "fits", "checks", "main"];

    private static readonly FrozenDictionary<ExportTarget, Lazy<PythonPrelude>> Preludes = new Dictionary<ExportTarget, Lazy<PythonPrelude>>
    {
        [ExportTarget.PyTorch] = new(() => new PythonPrelude("Torch")),
        [ExportTarget.Jax] = new(() => new PythonPrelude("Jax")),
    }.ToFrozenDictionary();

    private readonly List<Part> _parts = [];
    private readonly Dictionary<string, Part> _byName = [];

    private PythonPrelude(string target)
    {
        foreach (var file in Before.Select(f => "Both." + f).Concat(OfTarget.Select(f => $"{target}.{f}")).Concat(After.Select(f => "Both." + f)))
            foreach (var part in Cut(file))
            {
                _parts.Add(part);
                foreach (var name in part.Names)
                    _byName.Add(name, part);
            }
    }

    /// <summary>Every name that the definitions give.</summary>
    public IReadOnlySet<string> Names => _byName.Keys.ToHashSet();

    public static PythonPrelude For(ExportTarget target) => Preludes[target].Value;

    /// <summary>The definitions that a text uses, directly or by way of others, in order.</summary>
    public string UsedBy(string text)
    {
        var used = new HashSet<Part>();
        var pending = new Stack<string>(IdentifiersIn(text));
        while (pending.TryPop(out var name))
            if (_byName.TryGetValue(name, out var part) && used.Add(part))
                foreach (var other in part.Uses)
                    pending.Push(other);
        var sections = used.Select(p => p.Section).ToHashSet();
        var kept = _parts.Where(p => used.Contains(p) || p.IsHeading && sections.Contains(p.Section));
        return string.Join("\n\n\n", kept.Select(p => p.Text));
    }

    private static IEnumerable<Part> Cut(string file)
    {
        var name = $"LearningMechanics.Toys.Export.Prelude.{file}.py";
        using var stream = typeof(PythonPrelude).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the resource {name} is missing");
        using var reader = new StreamReader(stream);
        foreach (var text in Gaps().Split(reader.ReadToEnd().Trim()))
            yield return new Part(file, text, [.. Definitions().Matches(text).Select(m => m.Groups[1].Value)], [.. IdentifiersIn(text).Except(BoundIn(text))]);
    }

    /// <summary>Names that a definition binds itself: parameters, variables, names of arguments.</summary>
    private static IEnumerable<string> BoundIn(string text)
    {
        var code = Quoted().Replace(text, "\"\"");
        return Bindings().Matches(code).SelectMany(m => Identifiers().Matches(m.Groups[1].Value + m.Groups[2].Value + m.Groups[3].Value + m.Groups[4].Value)).Select(m => m.Value);
    }

    private static HashSet<string> IdentifiersIn(string text) =>
        [.. Identifiers().Matches(Quoted().Replace(text, "\"\"")).Select(m => m.Value)];

    /// <summary>One definition, or a comment that heads several.</summary>
    private sealed record Part(string Section, string Text, IReadOnlyList<string> Names, HashSet<string> Uses)
    {
        public bool IsHeading => Names.Count == 0 && Text.StartsWith('#');
    }

    /// <summary>Two empty lines part definitions.</summary>
    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"^(?:def|class) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Definitions();

    /// <summary>Docstrings, texts and comments; what stands in the braces of a formatted text is read.</summary>
    [GeneratedRegex("\"\"\"[\\s\\S]*?\"\"\"|(?<!f)\"(?:[^\"\\\\\\n]|\\\\.)*\"|#[^\\n]*")]
    private static partial Regex Quoted();

    /// <summary>Parameters of functions and lambdas, targets of assignments and loops, names of arguments; not the defaults.</summary>
    [GeneratedRegex(@"def \w+\(([^)=]*)|lambda ([^:=]*)[:=]|\bfor ([^\n]*?) in |(?<![\w.])(\w+(?:, \w+)*) ?=(?!=)")]
    private static partial Regex Bindings();

    /// <summary>Names that are not members of something.</summary>
    [GeneratedRegex(@"(?<![\w.])[^\W\d]\w*")]
    private static partial Regex Identifiers();
}
