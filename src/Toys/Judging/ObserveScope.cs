using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;
using Environment = LearningMechanics.Toys.Semantics.Environment;

namespace LearningMechanics.Toys.Judging;

/// <summary>The names an observe or a condition of a check may use at one repetition of one sweep point: params, definitions made
/// of params, measures as series, <c>step</c> and <c>t</c> along them, earlier observes.</summary>
internal sealed class ObserveScope
{
    private readonly Environment _environment;
    private readonly ExpressionElaborator _elaborator;

    /// <param name="outline">The toy.</param>
    /// <param name="parameters">All parameters' values at the point.</param>
    /// <param name="data">The series, or null where there are none (across a sweep).</param>
    /// <param name="shapes">Shape of every measure.</param>
    public ObserveScope(ToyOutline outline, IReadOnlyDictionary<string, double> parameters, RunData? data, IReadOnlyDictionary<string, Shape> shapes)
    {
        var graph = new TensorGraph { Budget = new BuildBudget(BuildBudget.ForJudgement) };
        _elaborator = new ExpressionElaborator(graph, new ToyScope(graph), outline.Syntax.Source)
        {
            Excuse = name => DefinedNames.PlacesIn(outline.Syntax).ContainsKey(name)
                ? $"`{name}` is out of reach here: what is judged is made of measured series, params and numbers; measure it first (measure NAME = … {name} …)"
                : null,
        };
        _environment = BuiltInNames.Constants(graph);
        if (data is not null)
            DefineSeries(data, shapes);
        var needed = JudgedNames.Of(outline);
        foreach (var statement in outline.Syntax.Statements.Where(s => DefinedNames.Of(s).Any(n => needed.Contains(n.Text))))
            DefineConstants(statement, parameters);
    }

    public ExpressionElaborator Elaborator => _elaborator;

    public Environment Environment => _environment;

    /// <summary>Adds an observe that has been evaluated.</summary>
    public void Define(string name, Row value)
    {
        if (_environment.Find(name) is null)
            Set(name, new TensorValue(Constant(value)), DefinitionKind.Observe);
    }

    /// <summary>Adds an observe that has a value of its own at every place of a line.</summary>
    public void DefineSeries(string name, Row[] along)
    {
        var width = along[0].Values.Length;
        var shape = along[0].IsVector ? new Shape(along.Length, width) : new Shape(along.Length);
        if (along.All(r => r.Values.Length == width))
            Set(name, new SeriesValue([.. Enumerable.Range(0, along.Length)], _elaborator.Graph.Constant([.. along.SelectMany(r => r.Values)], shape)), DefinitionKind.Observe);
    }

    /// <summary>The number or vector an observe gives.</summary>
    public Row Evaluate(Expression expression)
    {
        var value = _elaborator.Elaborate(expression, _environment);
        if (value is SeriesValue series)
            value = series.Keys.Length == 1
                ? new TensorValue(_elaborator.Graph.Row(series.Values, 0))
                : throw new ToyError(expression.Span, "an observe distils a series to numbers: take final(…), average(…), slope(…) or crossing(…) of it");
        return Read(_elaborator.TensorOf(value, expression.Span), expression);
    }

    /// <summary>For every sampled step of a measure, whether a condition holds there.</summary>
    public bool[] Holds(Expression condition, IReadOnlyList<int> steps)
    {
        var value = _elaborator.Elaborate(condition, _environment);
        if (value is not SeriesValue series)
        {
            var holds = Read(_elaborator.TensorOf(value, condition.Span), condition).First != 0;
            return [.. steps.Select(_ => holds)];
        }

        if (series.Values.Shape.Rank > 1)
            throw new ToyError(condition.Span, $"the condition must give one truth value per step, not a tensor {series.Values.Shape.Skip(1)}");
        var numbers = ConstantEvaluation.Evaluate(series.Values)!;
        return [.. steps.Select(s => series.Keys.BinarySearch(s) is >= 0 and var k && numbers[k] != 0)];
    }

    public Node Constant(Row value) => _elaborator.Graph.Constant(value.Values, value.IsVector ? new Shape(value.Values.Length) : Shape.Scalar);

    public void Set(string name, Value value, DefinitionKind kind) => _environment.Set(new Definition(name, value, default, kind));

    private static Row Read(Node node, Expression expression)
    {
        var values = ConstantEvaluation.Evaluate(node)
            ?? throw new ToyError(expression.Span, "an observe is computed from measured series, params and numbers; data and weights are out of its reach, so measure them first");
        return new Row(values, !node.Shape.IsScalar);
    }

    private void DefineSeries(RunData data, IReadOnlyDictionary<string, Shape> shapes)
    {
        var times = new SortedDictionary<int, double>();
        foreach (var (name, series) in data.Series)
        {
            if (series.Steps.Count == 0)
            {
                Set(name, new PoisonValue(), DefinitionKind.Measure);
                continue;
            }

            var shape = shapes[name].Insert(0, series.Steps.Count);
            Set(name, new SeriesValue([.. series.Steps], _elaborator.Graph.Constant([.. series.Values.SelectMany(v => v)], shape)), DefinitionKind.Measure);
            for (var k = 0; k < series.Steps.Count; k++)
                times[series.Steps[k]] = series.Times[k];
        }

        ImmutableArray<int> keys = [.. times.Keys];
        if (keys.IsEmpty)
            return;
        Set("step", new SeriesValue(keys, _elaborator.Graph.Constant([.. keys.Select(k => (double)k)], new Shape(keys.Length))), DefinitionKind.BuiltIn);
        Set("t", new SeriesValue(keys, _elaborator.Graph.Constant([.. times.Values], new Shape(keys.Length))), DefinitionKind.BuiltIn);
    }

    /// <summary>Params, and the definitions that need nothing else; what needs data or weights stays undefined here.</summary>
    private void DefineConstants(Statement statement, IReadOnlyDictionary<string, double> parameters)
    {
        switch (statement)
        {
            case ParamStatement param:
                Set(param.Name.Text, parameters.TryGetValue(param.Name.Text, out var set) ? new TensorValue(_elaborator.Graph.Scalar(set)) : new PoisonValue(), DefinitionKind.Param);
                break;
            case LetFunctionStatement function:
                var own = function.Parameters.Select(Pattern (p) => new NamePattern(p.Text, p.Span)).ToImmutableArray();
                Set(function.Name.Text, new Closure(function.Name.Text, own, function.Body, _environment, _elaborator), DefinitionKind.Let);
                break;
            case LetStatement let when NameUses.In(let.Value).All(n => _environment.Find(n.Name) is not (null or { Kind: DefinitionKind.Measure }) || Functions.FunctionLibrary.Find(n.Name) is not null):
                try
                {
                    _elaborator.Bind(let.Target, _elaborator.Elaborate(let.Value, _environment), _environment, DefinitionKind.Let, let.Value);
                }
                catch (Exception error) when (error is ToyError or PoisonedError)
                {
                    // A definition that leans on the run itself: an observe that uses it is told so by name.
                }

                break;
        }
    }
}
