using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Functions.Statistics;

public sealed class StatisticsTests
{
    private readonly FunctionBench _bench = new();

    [Fact]
    public void Histogram_OfNormals_IntegratesToOne()
    {
        var x = _bench.Random(1, 500);
        var density = _bench.Evaluate(_bench.Tensor("histogram", x, 13, -1.5, 2));
        Assert.Equal(1, density.Sum() * 3.5 / 13, 1e-14);
        var inside = _bench.ValuesOf(x).Where(v => v is >= -1.5 and <= 2).ToArray();
        var third = inside.Count(v => v >= -1.5 + 2 * 3.5 / 13 && v < -1.5 + 3 * 3.5 / 13);
        Assert.Equal(third / (inside.Length * 3.5 / 13), density[2], 1e-14);
    }

    [Fact]
    public void Histogram_AtItsEdges_CountsAsNumPyDoes()
    {
        var x = _bench.Input([0, 0.1, 0.2, 0.3, 0.6, 0.7, 1, 1.0000001, -1e-9], 9);
        // The edges as computed decide: 0.3, 0.6 and 0.7 lie just below 3 · 0.1, 6 · 0.1 and 7 · 0.1 of double arithmetic.
        double[] counts = [1, 1, 2, 0, 0, 1, 1, 0, 0, 1];
        var expected = counts.Select(c => c / (7 * 0.1)).ToArray();
        var found = _bench.Evaluate(_bench.Tensor("histogram", x, 10, 0, 1));
        for (var i = 0; i < 10; i++)
            Assert.Equal(expected[i], found[i], 1e-12);
    }

    [Fact]
    public void Histogram_OfNothingInside_IsZeroAndOfNaNIsNaN()
    {
        Assert.Equal([0, 0], _bench.Evaluate(_bench.Tensor("histogram", _bench.Input([5, 6], 2), 2, 0, 1)));
        Assert.All(_bench.Evaluate(_bench.Tensor("histogram", _bench.Input([0.5, double.NaN], 2), 2, 0, 1)), v => Assert.Equal(double.NaN, v));
    }

    [Fact]
    public void Histogram_OfImpossibleBins_IsRefused()
    {
        var x = _bench.Random(1, 3);
        Assert.Equal("histogram needs at least one bin", _bench.Refusal("histogram", x, 0, 0, 1));
        Assert.Equal("histogram needs lo < hi, both finite, but lo is 1 and hi is 1", _bench.Refusal("histogram", x, 5, 1, 1));
    }

    [Fact]
    public void BinCenters_OfBins_AreTheirMiddles() =>
        Assert.Equal([-0.75, -0.25, 0.25, 0.75], _bench.Evaluate(_bench.Tensor("bin_centers", 4, -1, 1)));

    [Fact]
    public void Covariance_OfSamples_IsCentredAndDividedByTheirNumber()
    {
        var x = _bench.Random(2, 40, 3);
        var values = _bench.ValuesOf(x);
        var found = _bench.Evaluate(_bench.Tensor("covariance", x));
        for (var a = 0; a < 3; a++)
            for (var b = 0; b < 3; b++)
                Assert.Equal(Covariance(Column(values, 3, a), Column(values, 3, b)), found[3 * a + b], 1e-14);
        Assert.Equal(new Shape(), _bench.Tensor("covariance", _bench.Random(3, 9)).Shape);
    }

    [Fact]
    public void Correlation_OfTwo_IsPearsons()
    {
        var (x, y) = (_bench.Random(4, 5, 2), _bench.Random(5, 5, 2));
        var (a, b) = (_bench.ValuesOf(x), _bench.ValuesOf(y));
        var expected = Covariance(a, b) / Math.Sqrt(Covariance(a, a) * Covariance(b, b));
        Assert.Equal(expected, _bench.Evaluate(_bench.Tensor("correlation", x, y))[0], 1e-14);
        Assert.Equal("correlation needs two tensors of one shape, but x has (5, 2) and y has (3)", _bench.Refusal("correlation", x, _bench.Random(6, 3)));
    }

    [Fact]
    public void Correlation_OfColumns_IsTheMatrixOfPairs()
    {
        var x = _bench.Random(7, 6, 2);
        var values = _bench.ValuesOf(x);
        var pair = _bench.Tensor("correlation", _bench.Input(Column(values, 2, 0), 6), _bench.Input(Column(values, 2, 1), 6));
        var r = _bench.Evaluate(pair)[0];
        double[] expected = [1, r, r, 1];
        var found = _bench.Evaluate(_bench.Tensor("correlation", x));
        for (var i = 0; i < 4; i++)
            Assert.Equal(expected[i], found[i], 1e-14);
    }

    [Fact]
    public void Statistics_Differentiated_AgreeWithDifferences()
    {
        var (x, y) = (_bench.Random(8, 5, 2), _bench.Random(9, 5, 2));
        DerivativeCheck.Holds(_bench, _bench.Tensor("covariance", x), x);
        DerivativeCheck.Holds(_bench, _bench.Tensor("correlation", x, y), x, y);
        DerivativeCheck.Holds(_bench, _bench.Tensor("correlation", x), x);
    }

    private static double Covariance(double[] a, double[] b) =>
        a.Zip(b, (u, v) => (u - a.Average()) * (v - b.Average())).Average();

    private static double[] Column(double[] values, int columns, int column) =>
        [.. values.Where((_, i) => i % columns == column)];
}
