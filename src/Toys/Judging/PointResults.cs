using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Judging;

/// <summary>One sweep point while it is judged: its raw series and what its observes came to, measured and predicted.</summary>
internal sealed class PointResults
{
    private readonly ToyOutline _outline;
    private readonly Dictionary<string, Row[]> _measured = [];
    private readonly Dictionary<(string Observe, string Theory), Row[]> _predicted = [];
    private readonly Dictionary<string, ObserveScope[]> _predictedScopes = [];

    public PointResults(ToyOutline outline, PointModel model, PointRecord record)
    {
        (_outline, Model, Record) = (outline, model, record);
        Shapes = model.Measures.ToDictionary(m => m.Name, m => m.Value.Shape);
        MeasuredScopes = [.. record.Seeds.Select(s => new ObserveScope(outline, model.Parameters, RunData.Measured(s), Shapes))];
        foreach (var observe in outline.Syntax.Statements.OfType<ObserveStatement>().Where(o => o.Across is null))
            _measured[observe.Name.Text] = EvaluateAll(observe, MeasuredScopes);
        foreach (var theory in Theories())
            Predict(theory);
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

    private void Predict(string theory)
    {
        var scopes = Record.Seeds.Select(s => new ObserveScope(_outline, Model.Parameters, RunData.Predicted(s, theory), Shapes)).ToArray();
        _predictedScopes[theory] = scopes;
        var known = Model.Predictions.Where(p => p.Theory == theory && p.Value is not null).Select(p => p.Target).ToHashSet();
        foreach (var observe in _outline.Syntax.Statements.OfType<ObserveStatement>().Where(o => o.Across is null))
        {
            var name = observe.Name.Text;
            Row[] rows;
            if (known.Contains(name))
                rows = OwnPrediction(name, theory, scopes);
            else if (NameUses.In(observe.Value).Any(n => known.Contains(n.Name)))
                rows = EvaluateAll(observe, scopes);
            else
                continue;
            known.Add(name);
            _predicted[(name, theory)] = rows;
        }
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
