using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Toys.Judging;

/// <summary>Fits the constants of theories on their calibration windows and puts the fitted predictions into the record.</summary>
internal static class Calibration
{
    /// <summary>Rounds of fitting one constant after the other where there are several.</summary>
    private const int Rounds = 4;

    /// <returns>The record with every prediction evaluated at the fitted constants; the record itself where nothing is fitted.</returns>
    public static RunRecord Fit(RunRecord record, PointModel[] models, FittedConstants fits, IDataSource? dataSets)
    {
        if (models[0].Fits.IsEmpty)
            return record;
        var theory = new TheoryEvaluator(models, record, dataSets);
        foreach (var fit in models[0].Fits)
            fits.Set(fit.Name, Middle(fit));
        for (var round = 0; round < RoundsOf(models[0]); round++)
            foreach (var fit in models[0].Fits)
                if (Best(fit, record, models, theory, fits) is { } best)
                    fits.Set(fit.Name, best);
        return theory.Evaluate(fits.Values);
    }

    /// <summary>What fitting costs at most: theories are evaluated again and again, never the experiment.</summary>
    public static ToyPrice Price(PointModel model, int seeds)
    {
        if (model.Fits.IsEmpty)
            return new ToyPrice(0, 0, 0, 0);
        var tries = model.Fits.Sum(f => f.Choices.IsEmpty ? ConstantFit.MostEvaluations : f.Choices.Length);
        var one = new FittedPlan(model).Price(1 + RoundsOf(model) * tries);
        return one with { TheoryOperations = seeds * one.TheoryOperations, Seconds = seeds * one.Seconds };
    }

    /// <summary>Constants that no prediction has two of do not wait for one another.</summary>
    private static int RoundsOf(PointModel model) =>
        model.Predictions.Any(p => p.Value is { } value && model.Fits.Count(f => FittedConstants.Uses(value, f.Leaf)) > 1) ? Rounds : 1;

    /// <summary>The same constant at another sweep point.</summary>
    private static FitModel Own(PointModel model, FitModel fit) => model.Fits.First(f => f.Name == fit.Name);

    private static double Middle(FitModel fit) =>
        !fit.Choices.IsEmpty ? fit.Choices[0] : fit.IsLogarithmic ? Math.Sqrt(fit.Low * fit.High) : (fit.Low + fit.High) / 2;

    private static double? Best(FitModel fit, RunRecord record, PointModel[] models, TheoryEvaluator theory, FittedConstants fits)
    {
        var made = models.SelectMany(m => m.Predictions.Where(p => p.Target == fit.From && fits.IsFittedBy(m, p.Theory, p.Target, Own(m, fit))))
            .ToHashSet(ReferenceEqualityComparer.Instance);

        double Objective(double candidate)
        {
            var values = fits.Values.ToDictionary();
            values[fit.Name] = candidate;
            return Misfit(fit, record, theory.Evaluate(values, made.Contains), models, fits, made);
        }

        return fit.Choices.IsEmpty
            ? ConstantFit.Minimize(Objective, fit.Low, fit.High, fit.IsLogarithmic)
            : ConstantFit.Choose(Objective, fit.Choices);
    }

    /// <summary>Sum of squared deviations from what was measured, each relative to it, over the calibration window.</summary>
    private static double Misfit(
        FitModel fit, RunRecord record, RunRecord predicted, PointModel[] models, FittedConstants fits, HashSet<object?> made)
    {
        var (sum, count) = (0.0, 0);
        for (var p = 0; p < models.Length; p++)
        {
            var own = Own(models[p], fit);
            var theories = models[p].Predictions.Where(made.Contains).Select(q => q.Theory).ToHashSet();
            for (var s = 0; s < record.Points[p].Seeds.Count; s++)
            {
                var measured = record.Points[p].Seeds[s].Measured.First(m => m.Name == fit.From);
                foreach (var theory in predicted.Points[p].Seeds[s].Predicted.Where(t => t.Target == fit.From && theories.Contains(t.Theory)))
                    for (var k = 0; k < Math.Min(measured.Steps.Count, theory.Values.Count); k++)
                        if (fits.IsInWindow(models[p], record.Points[p], own, measured.Steps[k]))
                            for (var c = 0; c < measured.Values[k].Length; c++, count++)
                                sum += Squared((theory.Values[k][c] - measured.Values[k][c]) / Math.Max(Math.Abs(measured.Values[k][c]), double.Epsilon));
            }
        }

        return count == 0 ? double.NaN : sum;

        static double Squared(double x) => x * x;
    }
}
