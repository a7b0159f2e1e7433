using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Functions.Observe;

/// <summary>A function of an observe: it turns series of numbers, known by then, into numbers. Vector measures are treated
/// component by component.</summary>
internal abstract class SeriesFunction : Function
{
    public override FunctionGroup Group => FunctionGroup.Observe;

    /// <summary>Entries of the call's series that the condition after <c>where</c> admits.</summary>
    protected static Table Read(FunctionCall call, params ReadOnlySpan<string> parameters)
    {
        var values = new List<Value>();
        foreach (var parameter in parameters)
            values.Add(call[parameter].Value);
        if (!values.Any(v => v is SeriesValue))
            throw call.Error($"{call.Function.Name} distils a measured series, and there is none here");
        if (call.Where is not null)
            values.Add(call.Where);
        var elaborator = new ExpressionElaborator(call.Graph, call.Scope, new SourceText("", ""));
        var columns = SeriesLifting.Align(elaborator, [.. values], call.Span);
        var numbers = columns.Select(c => ConstantEvaluation.Evaluate(c.Values) ?? throw call.Error("an observe is computed from measured series, params and numbers only")).ToArray();
        var keep = Enumerable.Range(0, columns[0].Keys.Length).Where(k => call.Where is null || numbers[^1][k] != 0).ToArray();
        if (call.Where is not null && columns[^1].Item.Count != 1)
            throw call.Error("the condition after `where` must give one truth value per step");
        return new Table(call.Graph, [.. columns.Take(parameters.Length)], numbers, keep);
    }

    /// <summary>Columns of numbers with one row per admitted entry.</summary>
    protected sealed class Table(TensorGraph graph, ImmutableArray<AlignedSeries> columns, double[][] numbers, int[] rows)
    {
        /// <summary>Number of admitted entries.</summary>
        public int Count => rows.Length;

        /// <summary>Number of components of a column.</summary>
        public int Components(int column) => (int)columns[column].Item.Count;

        /// <summary>One component of a column along the admitted entries; a column of one component serves all.</summary>
        public double[] Column(int column, int component)
        {
            var width = Components(column);
            var place = width == 1 ? 0 : component;
            return [.. rows.Select(r => numbers[column][r * width + place])];
        }

        /// <summary>The distilled number of each component of the first column, in its shape.</summary>
        public Value Distil(Func<int, double> distil) =>
            new TensorValue(graph.Constant([.. Enumerable.Range(0, Components(0)).Select(distil)], columns[0].Item));
    }
}
