using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Engine;

/// <summary>Where in its text a toy asks for the most: what a refusal of its price points at.</summary>
internal static class Dearest
{
    /// <summary>The expression whose result and scratch are the largest.</summary>
    public static SourceSpan OfMemory(IEnumerable<Node> roots) =>
        Of(roots, n => n.Op.IsView ? 0 : n.Outputs.Sum(o => (double)o.Shape.Count) + n.Op.Scratch(n));

    /// <summary>The expression that computes the most: once, or at each of so many steps.</summary>
    public static SourceSpan OfOperations(IEnumerable<Node> roots, int steps) =>
        Of(roots, n => n.Op.Operations(n) * (n.Dependence < Dependence.Step ? 1 : Math.Max(1, steps)));

    private static SourceSpan Of(IEnumerable<Node> roots, Func<Node, double> price) =>
        Reach.From(roots).Where(n => n.Origin.Length > 0).MaxBy(price)?.Origin ?? default;
}
