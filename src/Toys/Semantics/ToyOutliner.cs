using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>Reads title, parameters, sweeps, seeds and precision, and checks that statements that stand once stand once.</summary>
internal sealed class ToyOutliner
{
    /// <summary>A grid beyond this is a mistake, not a sweep.</summary>
    public const int LargestGrid = 100_000;

    private readonly ToySyntax _syntax;
    private readonly DiagnosticList _diagnostics;
    private readonly ExpressionElaborator _elaborator;
    private readonly Environment _environment;

    private ToyOutliner(ToySyntax syntax, DiagnosticList diagnostics, IReadOnlySet<string> damaged)
    {
        (_syntax, _diagnostics) = (syntax, diagnostics);
        var graph = new TensorGraph();
        _elaborator = new ExpressionElaborator(graph, new ToyScope(graph), syntax.Source);
        _elaborator.PoisonedNames.UnionWith(damaged);
        _environment = BuiltInNames.Constants(graph);
    }

    public static ToyOutline Outline(
        ToySyntax syntax, IReadOnlyDictionary<string, double> settings, DiagnosticList diagnostics, IReadOnlySet<string> damaged) =>
        new ToyOutliner(syntax, diagnostics, damaged).Run(settings);

    private ToyOutline Run(IReadOnlyDictionary<string, double> settings)
    {
        CheckOnce();
        var parameters = _syntax.Statements.OfType<ParamStatement>().Select(p => ReadParameter(p, settings)).ToImmutableArray();
        var known = parameters.Where(p => p is not null).Select(p => p!).DistinctBy(p => p.Name).ToImmutableArray();
        foreach (var (name, _) in settings)
            if (!_elaborator.PoisonedNames.Contains(name) && parameters.All(p => p?.Name != name) && _syntax.Statements.OfType<ParamStatement>().All(p => p.Name.Text != name))
                _diagnostics.Add(default, $"no param is called `{name}`{Spelling.SuggestionOrAll(name, [.. known.Select(p => p.Name)])}");
        var sweeps = ReadSweeps(known, settings);
        var outline = new ToyOutline
        {
            Syntax = _syntax,
            Title = _syntax.Statements.OfType<ToyStatement>().FirstOrDefault()?.Title ?? "",
            Citations = [.. _syntax.Statements.OfType<CitesStatement>().SelectMany(c => c.References)],
            Parameters = known,
            Sweeps = sweeps,
            Seeds = ReadSeeds(),
            IsSinglePrecision = ReadPrecision(),
        };
        if (outline.PointCount > LargestGrid)
            _diagnostics.Add(_syntax.Statements.OfType<SweepStatement>().Last().Span, $"the sweeps make {outline.PointCount:N0} points; at most {LargestGrid:N0} are run");
        return outline;
    }

    private void CheckOnce()
    {
        Once<LossStatement>("loss");
        Once<SeedsStatement>("seeds");
        Once<PrecisionStatement>("precision");

        void Once<T>(string what)
            where T : Statement
        {
            foreach (var again in _syntax.Statements.OfType<T>().Skip(1))
                _diagnostics.Add(again.Span, $"`{what}` stands once in a toy");
        }
    }

    private ToyParameter? ReadParameter(ParamStatement statement, IReadOnlyDictionary<string, double> settings)
    {
        ToyParameter? parameter = null;
        _diagnostics.Try(() => parameter = ReadParameterOrThrow(statement, settings));
        var value = parameter is null ? (Value)new PoisonValue() : new TensorValue(_elaborator.Graph.Scalar(parameter.Value));
        _environment.Set(new Definition(statement.Name.Text, value, statement.Name.Span, DefinitionKind.Param, statement.Value));
        return parameter;
    }

    private ToyParameter ReadParameterOrThrow(ParamStatement statement, IReadOnlyDictionary<string, double> settings)
    {
        var name = statement.Name.Text;
        if (BuiltInNames.Reserved.Contains(name))
            throw new ToyError(statement.Name.Span, $"`{name}` is a name of the language; choose another");
        if (_environment.Find(name) is { Kind: DefinitionKind.Param } earlier)
            throw new ToyError(statement.Name.Span, $"`{name}` is defined already, on line {_syntax.Source.PositionOf(earlier.Span.Start).Line}");
        var declared = Finite(statement.Value, $"the value of {name}");
        var low = statement.Low is { } l ? Finite(l, $"the low end of {name}'s range") : (double?)null;
        var high = statement.High is { } h ? Finite(h, $"the high end of {name}'s range") : (double?)null;
        var isInteger = IsWhole(statement.Value) && (low is null || IsWhole(statement.Low!) && IsWhole(statement.High!));
        if (low > high)
            throw new ToyError(statement.Low!.Span.To(statement.High!.Span), $"the range of {name} is empty: {low:R} is more than {high:R}");
        if (statement.IsLogarithmic && low <= 0)
            throw new ToyError(statement.Low!.Span, $"a logarithmic range needs a low end above 0, not {low:R}");
        if (declared < low || declared > high)
            throw new ToyError(statement.Value.Span, $"{name} = {declared:R} lies outside its own range {low:R}..{high:R}");
        var value = settings.GetValueOrDefault(name, declared);
        if (!double.IsFinite(value) || value < low || value > high)
            throw new ToyError(statement.Name.Span, $"{name} = {value:R}: must be in {low:R}..{high:R} (declared on line {_syntax.Source.PositionOf(statement.Span.Start).Line})");
        if (isInteger && value != Math.Floor(value))
            throw new ToyError(statement.Name.Span, $"{name} = {value:R}: must be a whole number (declared on line {_syntax.Source.PositionOf(statement.Span.Start).Line})");
        return new ToyParameter(name, value, low, high, statement.IsLogarithmic, isInteger, statement.Label);
    }

    private double Finite(Expression expression, string what)
    {
        var value = _elaborator.ElaborateNumber(expression, _environment, what);
        return double.IsFinite(value) ? value : throw new ToyError(expression.Span, $"{what} must be a finite number");
    }

    private static bool IsWhole(Expression expression) => expression switch
    {
        NumberLiteral number => number.IsInteger,
        UnaryExpression { Operator: UnaryOperator.Negate, Operand: NumberLiteral number } => number.IsInteger,
        BinaryExpression { Operator: BinaryOperator.Power or BinaryOperator.Multiply or BinaryOperator.Add or BinaryOperator.Subtract } b => IsWhole(b.Left) && IsWhole(b.Right),
        _ => false,
    };

    private ImmutableArray<SweepAxis> ReadSweeps(ImmutableArray<ToyParameter> parameters, IReadOnlyDictionary<string, double> settings)
    {
        var sweeps = ImmutableArray.CreateBuilder<SweepAxis>();
        foreach (var statement in _syntax.Statements.OfType<SweepStatement>())
            _diagnostics.Try(() =>
            {
                var name = statement.Name.Text;
                var parameter = parameters.FirstOrDefault(p => p.Name == name);
                if (parameter is null && _elaborator.PoisonedNames.Contains(name) || parameter is null && _syntax.Statements.OfType<ParamStatement>().Any(p => p.Name.Text == name))
                    throw new PoisonedError();
                if (parameter is null)
                    throw new ToyError(statement.Name.Span, $"only a param can be swept, and none is called `{name}`{Spelling.Suggestion(name, parameters.Select(p => p.Name))}");
                if (sweeps.Any(s => s.Name == name))
                    throw new ToyError(statement.Name.Span, $"`{name}` is swept already");
                var values = SweepValues(statement, parameter);
                sweeps.Add(new SweepAxis(name, settings.TryGetValue(name, out var one) ? [one] : values));
            });
        return sweeps.ToImmutable();
    }

    private ImmutableArray<double> SweepValues(SweepStatement statement, ToyParameter parameter)
    {
        var node = _elaborator.ElaborateTensor(statement.Values, _environment);
        if (node.Shape.Rank != 1 || ConstantEvaluation.Evaluate(node) is not { } values)
            throw new ToyError(statement.Values.Span, "a sweep runs over a list of numbers known before running: [1, 2, 5], linspace(…) or logspace(…)");
        if (values.Length == 0)
            throw new ToyError(statement.Values.Span, "the sweep has no values");
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
                throw new ToyError(statement.Values.Span, $"a sweep value is {value:R}; all must be finite");
            if (value < parameter.Low || value > parameter.High)
                throw new ToyError(statement.Values.Span, $"{parameter.Name} = {value:R}: must be in {parameter.Low:R}..{parameter.High:R}{Exponents(statement.Values)}");
            if (parameter.IsInteger && value != Math.Floor(value))
                throw new ToyError(statement.Values.Span, $"{parameter.Name} = {value:R}: must be a whole number, because the param and its range are written as whole numbers");
        }

        return [.. values];
    }

    private static string Exponents(Expression values) => values is CallExpression { Callee: NameExpression { Name: "logspace" } }
        ? "; logspace takes powers of ten, as in NumPy, and geomspace the ends themselves"
        : "";

    private int ReadSeeds()
    {
        var seeds = 4;
        if (_syntax.Statements.OfType<SeedsStatement>().FirstOrDefault() is { } statement)
            _diagnostics.Try(() =>
            {
                var value = _elaborator.ElaborateNumber(statement.Count, _environment, "the number of seeds");
                if (value < 1 || value != Math.Floor(value) || value > 1_000_000)
                    throw new ToyError(statement.Count.Span, $"seeds {value:R}: the number of repetitions must be a whole number from 1 to 1,000,000");
                seeds = (int)value;
            });
        return seeds;
    }

    private bool ReadPrecision()
    {
        var statement = _syntax.Statements.OfType<PrecisionStatement>().FirstOrDefault();
        return statement is { Precision.Text: "float32" };
    }
}
