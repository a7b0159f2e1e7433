using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>Compiles a toy's statements at one sweep point into a <see cref="PointModel"/>.</summary>
internal sealed partial class ToyElaborator
{
    private readonly ToyOutline _outline;
    private readonly DiagnosticList _diagnostics;
    private readonly string _prefix;
    private readonly TensorGraph _graph = new();
    private readonly ToyScope _scope;
    private readonly ExpressionElaborator _expressions;
    private readonly Environment _environment;
    private readonly IReadOnlyDictionary<string, double> _parameters;
    private readonly List<MeasureModel> _measures = [];
    private readonly List<PredictionModel> _predictions = [];
    private readonly List<FitModel> _fits = [];
    private readonly List<TrainingPhase> _phases = [];
    private readonly Dictionary<string, Node> _batches = [];
    private int _batchCount;
    private Node? _loss;
    private int _steps;
    private bool _isPoisonedTraining;
    private bool _hasBrokenTraining;

    private ToyElaborator(
        ToyOutline outline, IReadOnlyDictionary<string, double> parameters, DiagnosticList diagnostics, string prefix, IEnumerable<string> poisoned)
    {
        (_outline, _diagnostics, _prefix, _parameters) = (outline, diagnostics, prefix, parameters);
        _scope = new ToyScope(_graph);
        _expressions = new ExpressionElaborator(_graph, _scope, outline.Syntax.Source) { DefinitionPlaces = DefinedNames.PlacesIn(outline.Syntax) };
        _expressions.PoisonedNames.UnionWith(poisoned);
        _environment = BuiltInNames.For(_graph, _scope);
    }

    /// <summary>Compiles one point of the grid.</summary>
    /// <param name="point">Place in the grid.</param>
    /// <param name="diagnostics">Takes every mistake.</param>
    /// <param name="poisoned">Names defined by statements that did not even parse: their users are not blamed.</param>
    /// <returns>The model; null if anything was wrong.</returns>
    public static PointModel? Elaborate(ToyOutline outline, int point, DiagnosticList diagnostics, IEnumerable<string> poisoned)
    {
        var swept = outline.SweptAt(point);
        var prefix = point == 0 ? "" : $"at {string.Join(", ", swept.Select(s => $"{s.Key} = {s.Value:R}"))}: ";
        var elaborator = new ToyElaborator(outline, outline.ParametersAt(point), diagnostics, prefix, poisoned);
        return elaborator.Run(swept);
    }

    private PointModel? Run(IReadOnlyDictionary<string, double> swept)
    {
        var isClean = true;
        foreach (var statement in _outline.Syntax.Statements)
            if (!_diagnostics.Try(() => Elaborate(statement), _prefix))
            {
                isClean = false;
                Poison(statement);
            }

        return !Finish() || !isClean ? null : new PointModel
        {
            Parameters = _parameters,
            SweptParameters = swept,
            Graph = _graph,
            Scope = _scope,
            Training = [.. _phases],
            Measures = [.. _measures],
            Predictions = [.. _predictions],
            Fits = [.. _fits],
            IsSinglePrecision = _outline.IsSinglePrecision,
        };
    }

    private void Elaborate(Statement statement)
    {
        switch (statement)
        {
            case ParamStatement param:
                Define(param.Name, new TensorValue(_graph.Scalar(_parameters.TryGetValue(param.Name.Text, out var value) ? value : throw new PoisonedError())), DefinitionKind.Param, param.Value);
                break;
            case LetStatement let:
                RefuseReserved(let.Target);
                _expressions.Bind(let.Target, _expressions.Elaborate(let.Value, _environment), _environment, DefinitionKind.Let, let.Value);
                break;
            case LetFunctionStatement function:
                ElaborateFunction(function);
                break;
            case DataStatement data:
                ElaborateData(data);
                break;
            case BatchStatement batch:
                ElaborateBatch(batch);
                break;
            case WeightStatement weight:
                ElaborateWeight(weight);
                break;
            case LossStatement loss:
                ElaborateLoss(loss);
                break;
            case TrainStatement train:
                ElaborateTraining(train);
                break;
            case MeasureStatement measure:
                ElaborateMeasure(measure);
                break;
            case PredictStatement predict:
                ElaboratePrediction(predict);
                break;
            case PredictDivergesStatement diverges:
                ElaborateDivergence(diverges);
                break;
            case FitStatement fit:
                ElaborateFit(fit);
                break;
        }
    }

    /// <summary>After a mistake, the statement's names stand for nothing, so that their users are not blamed.</summary>
    private void Poison(Statement statement)
    {
        switch (statement)
        {
            case LetStatement let:
                PoisonPattern(let.Target);
                break;
            case DataStatement data:
                PoisonPattern(data.Target);
                break;
            case LetFunctionStatement function:
                PoisonName(function.Name);
                break;
            case WeightStatement weight:
                PoisonName(weight.Name);
                _isPoisonedTraining = true;
                break;
            case ParamStatement param:
                PoisonName(param.Name);
                break;
            case FitStatement fit:
                PoisonName(fit.Name);
                break;
            case BatchStatement batch:
                foreach (var alias in batch.Aliases)
                    PoisonName(alias);
                _isPoisonedTraining = true;
                break;
            case LossStatement:
                PoisonName(new Name("loss", default));
                _isPoisonedTraining = true;
                break;
            case TrainStatement:
                _hasBrokenTraining = true;
                break;
            case MeasureStatement measure:
                PoisonName(measure.Name);
                break;
        }

        void PoisonPattern(Pattern pattern)
        {
            if (pattern is NamePattern name)
                PoisonName(new Name(name.Name, name.Span));
            else
                foreach (var item in ((TuplePattern)pattern).Items)
                    PoisonPattern(item);
        }

        void PoisonName(Name name)
        {
            if (_environment.Find(name.Text) is null)
                _environment.Set(new Definition(name.Text, new PoisonValue(), name.Span, DefinitionKind.Let));
        }
    }

    private void Define(Name name, Value value, DefinitionKind kind, Expression? source = null)
    {
        RefuseReserved(name);
        _expressions.Bind(new NamePattern(name.Text, name.Span), value, _environment, kind, source);
    }

    private static void RefuseReserved(Pattern pattern)
    {
        if (pattern is NamePattern name)
            RefuseReserved(new Name(name.Name, name.Span));
        else
            foreach (var item in ((TuplePattern)pattern).Items)
                RefuseReserved(item);
    }

    private static void RefuseReserved(Name name)
    {
        if (BuiltInNames.Reserved.Contains(name.Text))
            throw new ToyError(name.Span, $"`{name.Text}` is a name of the language; choose another");
    }

    private void ElaborateFunction(LetFunctionStatement function)
    {
        var twice = function.Parameters.GroupBy(p => p.Text).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new ToyError(twice.Last().Span, $"`{twice.Key}` names two parameters of {function.Name}");
        if (FindSelfReference(function) is { } span)
            throw new ToyError(span, $"{function.Name} calls itself; recursion is refused: a loop of fixed length is fold((state, k) -> …, start = …, over = range(n))");
        var own = function.Parameters.Select(p => p.Text).ToHashSet();
        foreach (var use in NameUses.In(function.Body).Where(n => !own.Contains(n.Name)).OrderBy(n => n.Span.Start))
            _expressions.RequireKnown(use, _environment);
        var parameters = function.Parameters.Select(Pattern (p) => new NamePattern(p.Text, p.Span)).ToImmutableArray();
        Define(function.Name, new Closure(function.Name.Text, parameters, function.Body, _environment, _expressions), DefinitionKind.Let);
    }

    private SourceSpan? FindSelfReference(LetFunctionStatement function) =>
        _environment.Find(function.Name.Text) is null && function.Parameters.All(p => p.Text != function.Name.Text)
            ? NameUses.In(function.Body).Where(n => n.Name == function.Name.Text).Select(n => (SourceSpan?)n.Span).FirstOrDefault()
            : null;

    private void ElaborateData(DataStatement data)
    {
        RefuseReserved(data.Target);
        var value = Draw(data.IsDrawn, data.Target is NamePattern n ? n.Name : "", data.IsFresh ? _scope.Step : null, data.Value);
        if (!data.IsFresh)
            RequireFixed(value, data.Value);
        _expressions.Bind(data.Target, value, _environment, DefinitionKind.Data, data.Value);
    }

    /// <summary>Data stay as they are during training; what moves with it is a definition.</summary>
    private void RequireFixed(Value value, Expression expression)
    {
        if (value is not (TensorValue or TupleValue))
            return;
        var nodes = value is TensorValue(var one) ? [one] : ((TupleValue)value).Items.OfType<TensorValue>().Select(v => v.Node);
        foreach (var node in nodes.Where(n => n.Dependence == Dependence.Step))
            throw new ToyError(expression.Span, NodeSearch.Find(node, n => n.Op is WeightLeaf)?.Op is WeightLeaf weight
                ? $"data stay as they are during training, and this changes with the weight {weight.Label}: write `let`, or init({weight.Label}) for its start"
                : node == _scope.Step || NodeSearch.Reaches(node, n => n == _scope.Step || n == _scope.Time)
                    ? "data stay as they are during training, and this changes with the step: write `fresh data`, or `let` where nothing is drawn"
                    : "data stay as they are during training, and this does not: write `let`");
    }

    /// <summary>Compiles the right side of <c>~</c> or <c>=</c>; draws are numbered within the statement.</summary>
    private Value Draw(bool isDrawn, string name, Node? step, Expression expression)
    {
        if (!isDrawn)
            return _expressions.Elaborate(expression, _environment);
        var draws = new DrawScope(name, step);
        _expressions.Draws = draws;
        try
        {
            var value = _expressions.Elaborate(expression, _environment);
            if (draws.Count == 0)
                throw new ToyError(expression.Span, "nothing is drawn here; after `~` stands a draw such as normal(n), otherwise write `=`");
            return value;
        }
        finally
        {
            _expressions.Draws = null;
        }
    }

    private void ElaborateBatch(BatchStatement batch)
    {
        var sizeValue = _expressions.ElaborateNumber(batch.Size, _environment, "the batch size");
        if (sizeValue < 1 || sizeValue != Math.Floor(sizeValue) || sizeValue > int.MaxValue)
            throw new ToyError(batch.Size.Span, $"a batch of {sizeValue:R} rows: the size must be a whole number ≥ 1");
        var size = (int)sizeValue;
        if (batch.Aliases.Length > 0 && batch.Aliases.Length != batch.Sources.Length)
            throw new ToyError(batch.Aliases[0].Span.To(batch.Aliases[^1].Span), $"{batch.Sources.Length} data are batched, but {batch.Aliases.Length} names stand after `as`");
        var sources = batch.Sources.Select(s => (Name: s, Node: _expressions.ElaborateTensor(new NameExpression(s.Text, s.Span), _environment))).ToArray();
        foreach (var (name, node) in sources)
        {
            if (node.Shape.IsScalar)
                throw new ToyError(name.Span, $"`{name}` is a number; a batch takes rows of data");
            if (node.Shape[0] != sources[0].Node.Shape[0])
                throw new ToyError(name.Span, $"`{name}` has {node.Shape[0]} rows, but `{sources[0].Name}` has {sources[0].Node.Shape[0]}; one batch takes the same rows of each");
        }

        var rows = sources[0].Node.Shape[0];
        if (size > rows && !batch.WithReplacement)
            throw new ToyError(batch.Size.Span, $"a batch of {size} rows cannot be taken from {rows} without replacement; make it smaller or add `with replacement`");
        var order = _graph.Apply(new BatchRows(_batchCount++, rows, size, batch.WithReplacement), _scope.Step);
        for (var i = 0; i < sources.Length; i++)
        {
            var taken = _graph.Gather(sources[i].Node, order);
            if (batch.Aliases.Length > 0)
                Define(batch.Aliases[i], new TensorValue(taken), DefinitionKind.Data);
            else
                _batches[sources[i].Name.Text] = taken;
        }
    }

    private void ElaborateWeight(WeightStatement weight)
    {
        var initial = _expressions.TensorOf(Draw(weight.IsDrawn, weight.Name.Text, null, weight.Value), weight.Value.Span);
        // A copy of another weight starts from that weight's start.
        initial = new Substitution(_scope.Weights.Select(w => (w.Leaf, w.Initial))).Apply(initial);
        if (initial.Dependence == Dependence.Step)
            throw new ToyError(weight.Value.Span, "a weight's start must not change with step, t or fresh data");
        var leaf = _graph.Apply(new WeightLeaf(weight.Name.Text, new TensorType(initial.Shape)));
        Define(weight.Name, new TensorValue(leaf), DefinitionKind.Weight, weight.Value);
        _scope.Weights.Add(new Weight(weight.Name.Text, leaf, initial));
        _environment.Set(new Definition("weights", new TensorValue(_scope.FlatWeights()), weight.Name.Span, DefinitionKind.BuiltIn));
    }

    private void ElaborateLoss(LossStatement loss)
    {
        _loss = _expressions.ElaborateScalar(loss.Value, _environment, "the loss");
        _environment.Set(new Definition("loss", new TensorValue(_loss), loss.Span, DefinitionKind.Loss, loss.Value));
    }
}
