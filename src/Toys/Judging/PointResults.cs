using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Judging;

/// <summary>One sweep point while it is judged: its raw series and what its observes came to, measured and predicted.</summary>
internal sealed class PointResults
{
    private readonly Dictionary<string, Row[]> _measured = [];
    private readonly Dictionary<(string Observe, string Theory), Row[]> _predicted = [];
    private readonly Dictionary<string, ObserveScope[]> _predictedScopes = [];
    private readonly Dictionary<string, HashSet<string>> _predictable = [];

    public PointResults(ToyOutline outline, PointModel model, PointRecord record)
    {
        (Model, Record) = (model, record);
        Shapes = model.Measures.ToDictionary(m => m.Name, m => m.Value.Shape);
        MeasuredScopes = [.. record.Seeds.Select(s => new ObserveScope(outline, model.Parameters, RunData.Measured(s), Shapes))];
        foreach (var theory in Theories())
        {
            _predictedScopes[theory] = [.. record.Seeds.Select(s => new ObserveScope(outline, model.Parameters, RunData.Predicted(s, theory), Shapes))];
            _predictable[theory] = model.Predictions.Where(p => p.Theory == theory && p.Value is not null).Select(p => p.Target).ToHashSet();
        }
    }

    public PointModel Model { get; }

    public PointRecord Record { get; }

    public IReadOnlyDictionary<string, Shape> Shapes { get; }

    /// <summary>Per seed, the names an observe may use.</summary>
    public ObserveScope[] MeasuredScopes { get; }

    /// <summary>Observes of this point, per seed.</summary>
    public IReadOnlyDictionary<string, Row[]> Measured => _measured;

    /// <summary>What theories say of them, per seed.</summary>
    public IReadOnlyDictionary<(string Observe, string Theory), Row[]> Predicted => _predicted;

    /// <summary>The scopes in which predicted series stand for measured ones, per seed; null for a theory unknown here.</summary>
    public ObserveScope[]? ScopesOf(string theory) => _predictedScopes.GetValueOrDefault(theory);

    /// <summary>Names of all theories at this point, the nameless one first.</summary>
    public IEnumerable<string> Theories() =>
        Model.Predictions.Select(p => p.Theory).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Whether a name is measured here, or observed at every point.</summary>
    public bool IsMeasuredOrObserved(string name) => Shapes.ContainsKey(name) || _measured.ContainsKey(name);

    /// <summary>Whether a theory's own series give an observe its predicted value.</summary>
    public bool IsDerivable(ObserveStatement observe, string theory) =>
        NameUses.In(observe.Value).Any(n => _predictable[theory].Contains(n.Name));

    /// <summary>Evaluates an observe for every repetition, measured and by every theory that reaches it.</summary>
    public void Evaluate(ObserveStatement observe)
    {
        var name = observe.Name.Text;
        _measured[name] = EvaluateAll(observe, MeasuredScopes);
        foreach (var (theory, scopes) in _predictedScopes)
        {
            var hasOwn = _predictable[theory].Contains(name);
            if (!hasOwn && !IsDerivable(observe, theory))
            {
                Define(name, _measured[name], scopes);
                continue;
            }

            _predicted[(name, theory)] = hasOwn ? OwnPrediction(name, theory, scopes) : EvaluateAll(observe, scopes);
            _predictable[theory].Add(name);
        }
    }

    /// <summary>Makes known what was distilled across a sweep that this point lies on.</summary>
    /// <param name="name">The observe.</param>
    /// <param name="measured">Per repetition.</param>
    /// <param name="predicted">Per theory and repetition; a theory without a say in it takes what was measured.</param>
    public void Define(string name, Row[] measured, IReadOnlyDictionary<string, Row[]> predicted)
    {
        Define(name, measured, MeasuredScopes);
        foreach (var (theory, scopes) in _predictedScopes)
        {
            Define(name, predicted.GetValueOrDefault(theory, measured), scopes);
            if (predicted.ContainsKey(theory))
                _predictable[theory].Add(name);
        }
    }

    /// <summary>After a mistake, the observe stands for nothing, so that its users are not blamed.</summary>
    public void Poison(string name)
    {
        foreach (var scope in _predictedScopes.Values.Append(MeasuredScopes).SelectMany(s => s))
            scope.Set(name, new PoisonValue(), DefinitionKind.Observe);
    }

    private static void Define(string name, Row[] rows, ObserveScope[] scopes)
    {
        for (var k = 0; k < Math.Min(rows.Length, scopes.Length); k++)
            scopes[k].Define(name, rows[k]);
    }

    /// <summary>An observe's own prediction; it must have the observe's length.</summary>
    private Row[] OwnPrediction(string name, string theory, ObserveScope[] scopes)
    {
        var measured = _measured[name];
        var rows = new Row[scopes.Length];
        for (var k = 0; k < rows.Length; k++)
        {
            var values = Record.Seeds[k].Predicted.FirstOrDefault(p => p.Target == name && p.Theory == theory)?.Values is [var only, ..] ? only : [double.NaN];
            var length = measured[k].Values.Length;
            rows[k] = values.Length == length ? new Row(values, measured[k].IsVector)
                : values.Length == 1 ? new Row([.. Enumerable.Repeat(values[0], length)], measured[k].IsVector)
                : length == 1 && double.IsNaN(measured[k].First) ? new Row(values, IsVector: true)
                : throw new ToyError(Model.Predictions.First(p => p.Target == name && p.Theory == theory).Span, $"the prediction has {values.Length} numbers, but the observe {name} has {length}");
            scopes[k].Define(name, rows[k]);
        }

        return rows;
    }

    private static Row[] EvaluateAll(ObserveStatement observe, ObserveScope[] scopes)
    {
        var rows = new Row[scopes.Length];
        for (var k = 0; k < rows.Length; k++)
        {
            try
            {
                rows[k] = scopes[k].Evaluate(observe.Value);
            }
            catch (PoisonedError)
            {
                // A measure this leans on has no sample: the repetition diverged before the first.
                rows[k] = Row.Scalar(double.NaN);
            }

            scopes[k].Define(observe.Name.Text, rows[k]);
        }

        return rows;
    }
}
