using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Observe;

internal sealed class Slope : SeriesFunction
{
    public override Signature Signature => "slope(y, x)";

    public override string Summary =>
        "The slope of the least-squares line of y against x, over the samples that a condition admits: "
        + "`slope(log(m), log(t) where step > 100)`. Samples that are not finite are left out.";

    public override string Example => """
        weight w = 1
        loss = w^2 / 2
        train gd(lr = 0.5) for 10
        measure size = w
        observe rate = slope(log(size), step)
        predict rate = log(0.5)
        check rate within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var table = Read(call, "y", "x");
        return table.Distil(c => LeastSquares(table.Column(1, c), table.Column(0, c)));
    }

    private static double LeastSquares(double[] x, double[] y)
    {
        var used = Enumerable.Range(0, x.Length).Where(i => double.IsFinite(x[i]) && double.IsFinite(y[i])).ToArray();
        if (used.Length < 2)
            return double.NaN;
        var (meanX, meanY) = (used.Average(i => x[i]), used.Average(i => y[i]));
        return used.Sum(i => (x[i] - meanX) * (y[i] - meanY)) / used.Sum(i => (x[i] - meanX) * (x[i] - meanX));
    }
}
