using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Functions.DataSets;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Judging;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys;

/// <summary>From text to toy: syntax, outline, every sweep point, price; all mistakes at once.</summary>
internal sealed class ToyCompiler(SourceText source)
{
    /// <summary>Of a larger grid so many points, evenly spread, are compiled when the toy is checked; the rest when they run.</summary>
    private const int CheckedPoints = 64;

    private readonly DiagnosticList _diagnostics = new(source);

    public ToyCompilation Compile(IReadOnlyDictionary<string, double> settings)
    {
        var parsed = Parser.Parse(source);
        foreach (var diagnostic in parsed.Diagnostics)
            _diagnostics.Add(diagnostic);
        var outline = ToyOutliner.Outline(parsed.Syntax, settings, _diagnostics, parsed.DamagedNames);
        DryJudgement.CheckTargets(outline, parsed.DamagedNames, _diagnostics);
        if (outline.PointCount > ToyOutliner.LargestGrid)
            return Failed();
        if (new EngineLimits().Refusal(outline.PointCount, outline.Seeds) is { } tooMany)
            _diagnostics.Add(outline.Syntax.Statements.LastOrDefault(s => s is SeedsStatement or SweepStatement)?.Span ?? default, tooMany);

        var (price, predictionPrice) = (new ToyPrice(0, 0, 0, 0), new ToyPrice(0, 0, 0, 0));
        var (draws, limits) = (false, new EngineLimits());
        SourceSpan? tooDear = null;
        KnownDataSet[] dataSets = [];
        var count = (int)outline.PointCount;
        foreach (var point in Chosen(count))
        {
            if (ToyElaborator.Elaborate(outline, point, _diagnostics, parsed.DamagedNames) is not { } model
                || !_diagnostics.IsEmpty)
                break;
            price = Add(price, Add(PointPrice.OfRun([model], outline.Seeds), Calibration.Price(model, outline.Seeds)));
            if (tooDear is null && limits.Refusal(price) is not null)
                tooDear = limits.TakesMemory(price) ? Dearest.OfMemory(Roots(model)) : Dearest.OfOperations(Roots(model), model.TotalSteps);
            predictionPrice = Add(predictionPrice, PointPrice.OfPredicting(model, outline.Seeds));
            draws |= DrawsIn(model);
            if (point != 0)
                continue;
            dataSets = [.. DataSetsIn(model)];
            DryJudgement.Run(outline, model, _diagnostics);
        }

        if (!_diagnostics.IsEmpty)
            return Failed();
        var share = (double)count / Math.Min(count, CheckedPoints);
        (price, predictionPrice) = (Scale(price, share), Scale(predictionPrice, share));
        if (limits.Refusal(price) is { } refusal)
            _diagnostics.Add(tooDear ?? default, refusal);
        return _diagnostics.IsEmpty ? new ToyCompilation(new Toy(outline, price, predictionPrice, draws, dataSets), []) : Failed();
    }

    private ToyCompilation Failed() => new(null, _diagnostics.Sorted);

    private static IEnumerable<int> Chosen(int count) =>
        count <= CheckedPoints
            ? Enumerable.Range(0, count)
            : Enumerable.Range(0, CheckedPoints).Select(i => (int)((long)i * (count - 1) / (CheckedPoints - 1)));

    private static ToyPrice Add(ToyPrice a, ToyPrice b) => new(
        a.ExperimentOperations + b.ExperimentOperations, a.TheoryOperations + b.TheoryOperations, Math.Max(a.PeakBytes, b.PeakBytes), a.Seconds + b.Seconds);

    private static ToyPrice Scale(ToyPrice price, double factor) => new(
        price.ExperimentOperations * factor, price.TheoryOperations * factor, price.PeakBytes, price.Seconds * factor);

    /// <summary>Whether anything the toy measures or predicts differs between repetitions: it is drawn, or names <c>seed</c>.</summary>
    private static bool DrawsIn(PointModel model) =>
        Roots(model).Any(r => NodeSearch.Reaches(r, n => n.Op.IsRandom || n == model.Scope.Seed));

    private static IEnumerable<KnownDataSet> DataSetsIn(PointModel model) => KnownDataSet.All.Where(
        set => Roots(model).Any(r => NodeSearch.Reaches(r, n => n.Op is DataSetRows rows && rows.Set == set)));

    private static IEnumerable<Node> Roots(PointModel model) => model.Measures.Select(m => m.Value)
        .Concat(model.Predictions.Select(p => p.Value).OfType<Node>())
        .Concat(model.Scope.Weights.Select(w => w.Initial))
        .Concat(model.Training.SelectMany(p => p.Updates).Select(u => u.Next));
}
