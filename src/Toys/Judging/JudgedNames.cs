using System.Runtime.CompilerServices;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Judging;

/// <summary>The names that observes and checks lean on, however indirectly. A scope is made for every repetition, and most
/// definitions of a toy matter to none of them.</summary>
internal static class JudgedNames
{
    private static readonly ConditionalWeakTable<ToySyntax, HashSet<string>> Known = [];

    public static IReadOnlySet<string> Of(ToyOutline outline) => Known.GetValue(outline.Syntax, Find);

    /// <summary>The names that one expression leans on.</summary>
    public static IReadOnlySet<string> UsedIn(ToySyntax syntax, Expression expression)
    {
        var names = NameUses.In(expression).Select(n => n.Name).ToHashSet();
        Complete(syntax, names);
        return names;
    }

    private static HashSet<string> Find(ToySyntax syntax)
    {
        var names = new HashSet<string>();
        void Use(Expression? expression) => names.UnionWith(NameUses.In(expression).Select(n => n.Name));
        foreach (var observe in syntax.Statements.OfType<ObserveStatement>())
            Use(observe.Value);
        foreach (var check in syntax.Statements.OfType<CheckStatement>())
        {
            Use(check.Where);
            Use(check.Tolerance);
            Use(check.Quantile);
            foreach (var part in check.Slice.IsDefault ? [] : check.Slice.SelectMany(NameUses.Parts))
                Use(part);
        }

        Complete(syntax, names);
        return names;
    }

    /// <summary>Adds what definitions lean on. They stand above their users, so one walk upwards finds all.</summary>
    private static void Complete(ToySyntax syntax, HashSet<string> names)
    {
        foreach (var statement in syntax.Statements.Reverse())
            if (DefinedNames.Of(statement).Any(n => names.Contains(n.Text)))
                names.UnionWith(NameUses.In(statement switch
                {
                    LetStatement let => let.Value,
                    LetFunctionStatement function => function.Body,
                    _ => null,
                }).Select(n => n.Name));
    }
}
