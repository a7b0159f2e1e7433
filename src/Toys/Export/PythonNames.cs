using System.Collections.Frozen;
using System.Text;

namespace LearningMechanics.Toys.Export;

/// <summary>Spells the toy's names as Python's, one for each: a name that Python or the script has taken gets an underscore.</summary>
internal sealed class PythonNames(IReadOnlySet<string> taken)
{
    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
        "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
        "pass", "raise", "return", "try", "while", "with", "yield");

    /// <summary>What the written lines themselves use: modules, builtins, the state and the run.</summary>
    private static readonly FrozenSet<string> Used = FrozenSet.Create(
        "np", "torch", "jax", "jnp", "math", "functools", "itertools", "operator", "bisect", "hashlib", "pathlib", "struct", "sys",
        "json", "time", "argparse", "abs", "all", "any", "bool", "dict", "enumerate", "float", "int", "len", "list", "map", "max",
        "min", "print", "property", "range", "reversed", "round", "set", "sorted", "str", "sum", "super", "tuple", "zip", "isinstance",
        "hasattr", "now", "run", "draw", "initial", "seen", "line", "memory", "new", "name", "direction", "toy", "params");

    private static readonly FrozenSet<string> StateMembers = FrozenSet.Create(
        "weights", "step", "t", "constants", "start", "fresh", "known", "moved", "clocked", "unflattened", "initial",
        "values", "definitions", "at");

    private readonly Dictionary<string, string> _spelled = [];
    private readonly HashSet<string> _given = [];

    /// <summary>The function of the language in the script: <c>sum_</c>, <c>tanh</c>.</summary>
    public static string OfFunction(string name) => Keywords.Contains(name) || Used.Contains(name) ? name + "_" : name;

    /// <summary>The variable of a name of the toy.</summary>
    public string Of(string name)
    {
        if (_spelled.TryGetValue(name, out var spelled))
            return spelled;
        return _spelled[name] = Fresh(IsPlain(name) ? name : string.Concat(name.EnumerateRunes().Select(Plain)));
    }

    /// <summary>A name that nothing in the script has yet.</summary>
    public string Fresh(string wanted)
    {
        while (Keywords.Contains(wanted) || Used.Contains(wanted) || taken.Contains(wanted) || !_given.Add(wanted))
            wanted += "_";
        return wanted;
    }

    /// <summary>A name that nothing defined so far has, for a variable of a function's own.</summary>
    public string Unused(string wanted)
    {
        while (_given.Contains(wanted) || taken.Contains(wanted))
            wanted += "_";
        return wanted;
    }

    /// <summary>Whether Python reads the name as it is written: it takes many a letter for another that looks like it.</summary>
    private static bool IsPlain(string name) => name.EnumerateRunes().All(IsPlain);

    private static bool IsPlain(Rune letter) => letter.IsAscii || letter.Value is >= 0xC0 and <= 0xFF or >= 0x391 and <= 0x3A9 or >= 0x3B1 and <= 0x3C9;

    private static string Plain(Rune letter) => IsPlain(letter) ? letter.ToString() : $"u{letter.Value:x4}";

    /// <summary>A member by name: <c>now.W1</c>, or with brackets where Python would read another.</summary>
    public static string Member(string owner, string name) =>
        Keywords.Contains(name) || StateMembers.Contains(name) && owner != "" || name.StartsWith("__", StringComparison.Ordinal)
            || !IsPlain(name)
            ? $"{owner}[{PythonLiteral.Text(name)}]"
            : $"{owner}.{name}";
}
