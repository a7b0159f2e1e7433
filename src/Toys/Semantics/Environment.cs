using System.Diagnostics.CodeAnalysis;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>Names in sight, innermost scope first.</summary>
internal sealed class Environment(Environment? parent = null)
{
    private readonly Dictionary<string, Definition> _definitions = [];

    public Definition? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
            if (scope._definitions.TryGetValue(name, out var definition))
                return definition;
        return null;
    }

    /// <summary>Adds a name to this scope; false where this very scope has it already.</summary>
    public bool TryDefine(Definition definition, [NotNullWhen(false)] out Definition? existing)
    {
        existing = _definitions.GetValueOrDefault(definition.Name);
        return existing is null && _definitions.TryAdd(definition.Name, definition);
    }

    /// <summary>Replaces or adds a name in this scope.</summary>
    public void Set(Definition definition) => _definitions[definition.Name] = definition;

    public IEnumerable<string> Names()
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
            foreach (var name in scope._definitions.Keys)
                yield return name;
    }

    private Environment? Parent { get; } = parent;
}

/// <summary>What a name stands for and where it was said.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">Its meaning.</param>
/// <param name="Span">Where it was defined.</param>
/// <param name="Kind">The statement that defined it.</param>
/// <param name="Source">The defining expression, for messages; null for parameters of functions and built-in names.</param>
internal sealed record Definition(string Name, Value Value, SourceSpan Span, DefinitionKind Kind, Expression? Source = null);

internal enum DefinitionKind
{
    BuiltIn,
    Param,
    Let,
    Data,
    Weight,
    Loss,
    Fit,
    Measure,
    Observe,
    Local,
}
