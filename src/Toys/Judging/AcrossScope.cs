using System.Collections.Immutable;
using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Judging;

/// <summary>Evaluates <c>observe … across …</c>: the outermost calls that distil (slope, at_smallest, var, mean …) see their
/// arguments as series along the sweep, each entry evaluated at its own point.</summary>
internal sealed class AcrossScope
{
    private static readonly string[] Distilling =
        ["slope", "at_smallest", "at_largest", "crossing", "average", "largest", "smallest", "count", "mean", "var", "std", "min", "max", "sum", "median", "quantile", "prod"];

    private readonly IReadOnlyList<ObserveScope> _points;
    private readonly ObserveScope _outer;
    private readonly Dictionary<(ObserveScope Scope, Expression Expression), Row> _known;

    /// <param name="points">The scopes along the line, in order.</param>
    /// <param name="outer">The scope for what stands around the distilling calls.</param>
    /// <param name="known">What expressions came to at a point, kept between the resamples of a jackknife.</param>
    public AcrossScope(
        IReadOnlyList<ObserveScope> points, ObserveScope outer, Dictionary<(ObserveScope, Expression), Row>? known = null)
    {
        (_points, _outer, _known) = (points, outer, known ?? []);
        outer.Elaborator.Intercept = Intercept;
    }

    /// <param name="observe">What is distilled.</param>
    /// <param name="mayBePlain">Whether it is made of numbers that have been distilled, so that nothing need be left to distil.</param>
    public Row Evaluate(ObserveStatement observe, bool mayBePlain)
    {
        if (!mayBePlain && !Calls(observe.Value).Any(IsDistilling))
            throw new ToyError(observe.Value.Span, $"nothing here distils across {observe.Across}: use slope(y, x), at_smallest(y, x), mean(y), var(y) or crossing(y, level, axis)");
        return _outer.Evaluate(observe.Value);
    }

    private static bool IsDistilling(CallExpression call) => call.Callee is NameExpression { Name: var name } && Distilling.Contains(name);

    private static IEnumerable<CallExpression> Calls(Expression root)
    {
        var pending = new Stack<Expression>([root]);
        while (pending.TryPop(out var next))
        {
            if (next is CallExpression call)
                yield return call;
            foreach (var child in NameUses.ChildrenOf(next))
                pending.Push(child);
        }
    }

    private Value? Intercept(CallExpression call)
    {
        if (!IsDistilling(call))
            return null;
        var function = FunctionLibrary.Find(((NameExpression)call.Callee).Name)!;
        var isSeriesFunction = function.Group == FunctionGroup.Observe;
        var arguments = ImmutableArray.CreateBuilder<CallArgument>();
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var argument = call.Arguments[i];
            var parameter = argument.Name ?? function.Signature.Parameters[Math.Min(i, function.Signature.Parameters.Length - 1)].Name;
            var isAlong = isSeriesFunction ? parameter is "y" or "x" or "m" or "axis" or "condition" : i == 0;
            var value = isAlong ? Along(argument.Value, isSeriesFunction) : _outer.Elaborator.Elaborate(argument.Value, _outer.Environment);
            arguments.Add(new CallArgument(argument.Name, value, argument.Value.Span) { Written = argument.Span });
        }

        if (!isSeriesFunction && call.Arguments.All(a => a.Name != "axis"))
            arguments.Add(new CallArgument("axis", new TensorValue(_outer.Elaborator.Graph.Scalar(0)), call.Span));
        var where = call.Where is { } condition ? Along(condition, asSeries: true) : null;
        return _outer.Elaborator.CallFunction(function, arguments.ToImmutable(), where, call.Span);
    }

    private Row At(ObserveScope point, Expression expression)
    {
        if (!_known.TryGetValue((point, expression), out var row))
            _known[(point, expression)] = row = point.Evaluate(expression);
        return row;
    }

    /// <summary>The expression at every point of the line, stacked.</summary>
    private Value Along(Expression expression, bool asSeries)
    {
        var rows = _points.Select(p => At(p, expression)).ToArray();
        var width = rows[0].Values.Length;
        if (rows.Any(r => r.Values.Length != width))
            throw new ToyError(expression.Span, "this has another length at another point of the sweep; distil it to a number first");
        var shape = rows[0].IsVector ? new Shape(rows.Length, width) : new Shape(rows.Length);
        var stacked = _outer.Elaborator.Graph.Constant([.. rows.SelectMany(r => r.Values)], shape);
        return asSeries ? new SeriesValue([.. Enumerable.Range(0, rows.Length)], stacked) : new TensorValue(stacked);
    }
}
