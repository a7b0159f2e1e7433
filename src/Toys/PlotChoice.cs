using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys;

/// <summary>The plots a toy asks for, and for checked quantities without one a sensible default.</summary>
internal static class PlotChoice
{
    public static IReadOnlyList<ToyPlot> For(ToyOutline outline)
    {
        var statements = outline.Syntax.Statements;
        var plots = statements.OfType<PlotStatement>()
            .SelectMany(p => p.Names.Select(n => new ToyPlot(n.Text, AxisOf(outline, n.Text, p.Axis.Text), p.IsLogLog, p.IsLog || p.IsLogLog))).ToList();
        var wanted = statements.OfType<CheckStatement>().Select(c => c.Target.Text)
            .Concat(statements.OfType<PredictStatement>().Select(p => p.Target.Text))
            .Concat(plots.Count == 0 ? statements.OfType<MeasureStatement>().Select(m => m.Name.Text) : []);
        foreach (var name in wanted.Distinct())
            if (plots.All(p => p.Name != name))
                plots.Add(Default(outline, name));
        return plots;
    }

    /// <summary>A vector's own axis is <c>against</c>, by whatever name the toy knows it.</summary>
    private static string AxisOf(ToyOutline outline, string name, string axis) =>
        axis is not ("step" or "t" or "seed")
            && outline.Parameters.All(p => p.Name != axis)
            && outline.Syntax.Statements.OfType<MeasureStatement>().Any(m => m.Name.Text == name && NameUses.In(m.Against).Any(n => n.Name == axis))
            ? "against"
            : axis;

    private static ToyPlot Default(ToyOutline outline, string name)
    {
        var statements = outline.Syntax.Statements;
        var measure = statements.OfType<MeasureStatement>().FirstOrDefault(m => m.Name.Text == name);
        if (measure?.Against is not null)
            return new ToyPlot(name, "against", false, false);
        var isTrained = statements.OfType<TrainStatement>().Any();
        if (measure is not null && isTrained || outline.Sweeps.IsEmpty)
            return new ToyPlot(name, "step", false, false);
        var sweep = outline.Sweeps[0];
        var parameter = outline.Parameters.First(p => p.Name == sweep.Name);
        return new ToyPlot(name, sweep.Name, parameter.IsLogarithmic || IsGeometric(sweep.Values), false);
    }

    /// <summary>Whether values lie more evenly on a logarithmic axis: each about a fixed multiple of the last.</summary>
    private static bool IsGeometric(IReadOnlyList<double> values) =>
        values.Count >= 3 && values.All(v => v > 0) && values.Max() / values.Min() >= 20;
}
