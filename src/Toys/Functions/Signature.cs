using System.Collections.Immutable;

namespace LearningMechanics.Toys.Functions;

/// <summary>The parameters of a function, written as its documentation shows them:
/// <c>sum(x, axis?, keepdims?)</c>, <c>normal(sizes...)</c>, <c>concat(parts..., axis?)</c>.
/// A question mark makes one optional; three dots take any number; a slash in the list makes all before it positional only.</summary>
internal sealed record Signature(string Text, string Name, ImmutableArray<SignatureParameter> Parameters)
{
    /// <summary>As readers see it: <c>sum(x[, axis, keepdims])</c>, <c>normal(sizes…)</c>.</summary>
    public string Display
    {
        get
        {
            var needed = Parameters.Where(p => !p.IsOptional).Select(p => p.TakesMany ? p.Name + "…" : p.Name).ToArray();
            var optional = string.Join(", ", Parameters.Where(p => p.IsOptional).Select(p => p.Name));
            return optional.Length == 0 ? $"{Name}({string.Join(", ", needed)})"
                : needed.Length == 0 ? $"{Name}([{optional}])"
                : $"{Name}({string.Join(", ", needed)}[, {optional}])";
        }
    }

    public static implicit operator Signature(string text) => Parse(text);

    public static Signature Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var parameters = text[(open + 1)..^1]
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(SignatureParameter.Parse);
        return new Signature(text, text[..open], [.. parameters]);
    }
}

/// <summary>One parameter of a function.</summary>
internal readonly record struct SignatureParameter(string Name, bool IsOptional, bool TakesMany)
{
    public static SignatureParameter Parse(string text) =>
        new(text.TrimEnd('?', '.'), text.EndsWith('?'), text.EndsWith("...", StringComparison.Ordinal));
}
