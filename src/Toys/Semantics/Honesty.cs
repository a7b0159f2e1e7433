using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>A prediction is honest if no path of names leads from it to a trained weight, a measure or an observe. The graph has
/// the last word on weights; this finds the path, so that the message can show it.</summary>
internal static class Honesty
{
    private const int LongestPath = 64;

    /// <exception cref="ToyError">The prediction uses something measured, by whatever path.</exception>
    public static void RefuseMeasured(Expression prediction, Environment environment, ToySyntax syntax)
    {
        var observed = syntax.Statements.OfType<ObserveStatement>().Select(o => o.Name.Text).ToHashSet();
        bool IsMeasured(string name) =>
            environment.Find(name) is { Kind: DefinitionKind.Measure } || environment.Find(name) is null && observed.Contains(name);
        foreach (var use in Outside(prediction))
            if (FindPath(use.Name, environment, IsMeasured, [use.Name]) is { } path)
                throw new ToyError(use.Span, path.Count == 1
                    ? $"a prediction may not use what is measured, and `{use.Name}` is"
                    : $"a prediction may not use what is measured, and this one does: {string.Join(" → ", path)}");
    }

    /// <summary>The sentence for a prediction whose graph reaches the weight.</summary>
    public static ToyError Explain(Expression prediction, Environment environment, string weight)
    {
        bool IsWeight(string name) => name == "weights" || environment.Find(name) is { Kind: DefinitionKind.Weight };
        foreach (var use in Outside(prediction))
            if (FindPath(use.Name, environment, IsWeight, [use.Name]) is { } path)
                return new ToyError(use.Span, path.Count == 1
                    ? $"a prediction may not use trained weights, and `{use.Name}` is one; init({use.Name}) is its start"
                    : $"a prediction may not use trained weights, and this one does: {string.Join(" → ", path)}; init(…) takes the start, at(…, weights = u) other values");
        return new ToyError(prediction.Span, $"a prediction may not use trained weights, and this one reaches `{weight}`; init({weight}) is its start");
    }

    private static List<string>? FindPath(string name, Environment environment, Func<string, bool> isForbidden, List<string> path)
    {
        if (isForbidden(name))
            return path;
        if (environment.Find(name) is not { } definition || path.Count > LongestPath)
            return null;
        var closure = definition.Value as Closure;
        var inside = closure?.Body ?? definition.Source;
        if (definition.Kind is not (DefinitionKind.Let or DefinitionKind.Loss or DefinitionKind.Data or DefinitionKind.Measure) || inside is null)
            return null;
        var own = closure?.Parameters.OfType<NamePattern>().Select(p => p.Name).ToHashSet() ?? [];
        foreach (var use in Outside(inside))
            if (!own.Contains(use.Name) && !path.Contains(use.Name)
                && FindPath(use.Name, environment, isForbidden, [.. path, use.Name]) is { } found)
                return found;
        return null;
    }

    /// <summary>Names used outside <c>init(…)</c> and outside <c>at(…, weights = …)</c>, whose weights are replaced.</summary>
    private static IEnumerable<NameExpression> Outside(Expression expression)
    {
        var replaced = new List<SourceSpan>();
        var pending = new Stack<Expression>([expression]);
        while (pending.TryPop(out var next))
        {
            if (next is CallExpression { Callee: NameExpression { Name: "init" or "at" }, Arguments: [var first, ..] })
                replaced.Add(first.Value.Span);
            foreach (var child in NameUses.ChildrenOf(next))
                pending.Push(child);
        }

        return NameUses.In(expression).Where(n => !replaced.Any(s => n.Span.Start >= s.Start && n.Span.End <= s.End));
    }
}
