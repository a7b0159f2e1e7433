using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Observe;

internal sealed class Crossing : SeriesFunction
{
    public override Signature Signature => "crossing(m, level, axis?)";

    public override string Summary =>
        "Where the measure first crosses a level, interpolated linearly: in steps, or along `t`, another measure or a swept param "
        + "given as the axis. For a vector, one crossing per component (the level may be a vector too). Never crossing gives nothing finite.";

    public override string Example => """
        weight w = 1
        loss = w^2 / 2
        train flow(dt = 0.01) for 200
        measure size = w
        observe half_time = crossing(size, 0.5, t)
        predict half_time = log(2)
        check half_time within 0.01%
        """;

    public override Value Call(FunctionCall call)
    {
        var level = call["level"].Value is SeriesValue ? null : ConstantEvaluation.Evaluate(call.Tensor("level"));
        var table = call.Has("axis") ? Read(call, "m", "axis") : Read(call, "m", "m");
        System.Collections.Immutable.ImmutableArray<int>? keys = call.Has("axis") ? null : ((SeriesValue)call["m"].Value).Keys;
        if (level is null || level.Length != 1 && level.Length != table.Components(0))
            throw call.Error("level", "the level of a crossing is a number, or one number per component, known from params and numbers");
        return table.Distil(c =>
        {
            var y = table.Column(0, c);
            var x = keys is { } steps ? [.. steps.Select(k => (double)k)] : table.Column(1, c);
            return First(x, y, level.Length == 1 ? level[0] : level[c]);
        });
    }

    private static double First(double[] x, double[] y, double level)
    {
        for (var k = 0; k < y.Length; k++)
        {
            if (y[k] == level)
                return x[k];
            if (k > 0 && (y[k - 1] < level) != (y[k] < level) && double.IsFinite(y[k]) && double.IsFinite(y[k - 1]))
                return x[k - 1] + (x[k] - x[k - 1]) * (level - y[k - 1]) / (y[k] - y[k - 1]);
        }

        return double.NaN;
    }
}
