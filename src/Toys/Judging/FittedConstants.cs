using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Judging;

/// <summary>The constants of theories that saw the data, and the windows they saw.</summary>
internal sealed class FittedConstants
{
    private readonly Dictionary<string, double> _values = [];
    private readonly Dictionary<(PointModel, string, int), bool> _windows = [];

    /// <summary>Values by name, in order of fitting.</summary>
    public IReadOnlyDictionary<string, double> Values => _values;

    public void Set(string name, double value) => _values[name] = value;

    /// <summary>Whether a step of a measure was used to fit a constant of this theory: it is then no test of it.</summary>
    public bool IsCalibration(PointResults point, MeasureModel measure, PredictionModel prediction, int step)
    {
        foreach (var fit in point.Model.Fits)
            if (fit.From == measure.Name && prediction.Value is { } value && Uses(value, fit.Leaf) && IsInWindow(point.Model, point.Record, fit, step))
                return true;
        return false;
    }

    /// <summary>Whether a step lies in a fit's calibration window.</summary>
    public bool IsInWindow(PointModel model, PointRecord record, FitModel fit, int step)
    {
        if (fit.Where is null)
            return true;
        var key = (model, fit.Name, step);
        if (!_windows.TryGetValue(key, out var inside))
            _windows[key] = inside = Evaluate(model, record, fit, step);
        return inside;
    }

    /// <summary>Whether a theory of a measure has the constant in it.</summary>
    public bool IsFittedBy(PointModel model, string theory, string target, FitModel fit) =>
        model.Predictions.Any(p => p.Target == target && p.Theory == theory && p.Value is { } value && Uses(value, fit.Leaf));

    private static bool Evaluate(PointModel model, PointRecord record, FitModel fit, int step)
    {
        var (graph, scope) = (model.Graph, model.Scope);
        var series = record.Seeds[0].Measured.First(m => m.Name == fit.From);
        var place = series.Steps.ToList().IndexOf(step);
        var time = place >= 0 ? series.Times[place] : double.NaN;
        var condition = new Substitution([(scope.Step, graph.Scalar(step)), (scope.Time, graph.Scalar(time))]).Apply(fit.Where!);
        return ConstantEvaluation.Evaluate(condition) is [not 0, ..];
    }

    /// <summary>Whether a prediction has a constant in it.</summary>
    public static bool Uses(Node value, Node leaf) => NodeSearch.Reaches(value, n => ReferenceEquals(n, leaf));
}
