using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Observe;

/// <summary>Where a series is extreme: what <c>at_smallest</c> and <c>at_largest</c> share.</summary>
internal abstract class Extremum : SeriesFunction
{
    /// <summary>1 to look for the smallest, −1 for the largest.</summary>
    protected abstract int Sign { get; }

    public override Value Call(FunctionCall call)
    {
        var table = Read(call, "y", "x");
        var refine = call.Flag("refine");
        return table.Distil(c => Find(table.Column(1, c), [.. table.Column(0, c).Select(v => Sign * v)], refine));
    }

    private static double Find(double[] x, double[] y, bool refine)
    {
        var finite = Enumerable.Range(0, x.Length).Where(i => double.IsFinite(y[i]) && double.IsFinite(x[i])).OrderBy(i => x[i]).ToArray();
        if (finite.Length == 0)
            return double.NaN;
        var best = finite.MinBy(i => y[i]);
        var place = Array.IndexOf(finite, best);
        if (!refine || place == 0 || place == finite.Length - 1)
            return x[best];
        var isLog = finite.All(i => x[i] > 0);
        double Axis(int i) => isLog ? Math.Log(x[i]) : x[i];
        var (left, right) = (finite[place - 1], finite[place + 1]);
        var vertex = Vertex(Axis(left), y[left], Axis(best), y[best], Axis(right), y[right]);
        return isLog ? Math.Exp(vertex) : vertex;
    }

    /// <summary>Where the parabola through three points is extreme.</summary>
    private static double Vertex(double a, double fa, double b, double fb, double c, double fc)
    {
        var (p, q) = ((b - a) * (fb - fc), (b - c) * (fb - fa));
        return p == q ? b : b - 0.5 * ((b - a) * p - (b - c) * q) / (p - q);
    }
}
