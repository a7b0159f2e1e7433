using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Tests.Functions.Make;

public sealed class MakeValueTests
{
    private readonly FunctionBench _bench = new();

    [Fact]
    public void Full_InEveryForm_HasItsShapeAndValue()
    {
        Expect(_bench.Tensor("zeros", 2, 3), [2, 3], [0, 0, 0, 0, 0, 0]);
        Expect(_bench.Tensor("ones", Vectors.Of(_bench, 1, 2)), [1, 2], [1, 1]);
        Expect(_bench.Tensor("ones", new TupleValue([Vectors.Number(_bench, 2), Vectors.Number(_bench, 1)])), [2, 1], [1, 1]);
        Expect(_bench.Tensor("full", 3, 7), [3], [7, 7, 7]);
        Expect(_bench.Tensor("full", Vectors.Of(_bench, 2, 2), 7), [2, 2], [7, 7, 7, 7]);
        Expect(_bench.Tensor("full", Vectors.Of(_bench, 2, 2), _bench.Input([1, 2], 2)), [2, 2], [1, 2, 1, 2]);
        Expect(_bench.Tensor("zeros", 0), [0], []);
    }

    [Theory]
    [InlineData(1e9, "zeros would make a tensor (1000000000, 1000000000): more elements than the 2147483647 that one may have")]
    [InlineData(-1, "a size must not be negative, but this is -1")]
    [InlineData(2.5, "a size must be a whole number, not 2.5")]
    public void Zeros_OfAnImpossibleSize_SaysWhy(double size, string message) =>
        Assert.Equal(message, _bench.Refusal("zeros", size, size));

    [Fact]
    public void Zeros_OfASizeThatOnlyARunKnows_IsRefused() => Assert.Equal(
        "a size must be known before running: it may use params and numbers, but no data, weights or step",
        _bench.Refusal("zeros", _bench.Input([3])));

    [Fact]
    public void Eye_OfAnySize_HasOnesOnTheDiagonal()
    {
        Expect(_bench.Tensor("eye", 2), [2, 2], [1, 0, 0, 1]);
        Expect(_bench.Tensor("eye", 2, 3), [2, 3], [1, 0, 0, 0, 1, 0]);
        Expect(_bench.Tensor("eye", 3, 2), [3, 2], [1, 0, 0, 1, 0, 0]);
        var large = _bench.Evaluate(_bench.Tensor("eye", 30, 20));
        Assert.Equal(20, large.Sum());
        Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(1, large[21 * i]));
    }

    [Theory]
    [InlineData(0, new[] { 1.0, 0, 0, 2 })]
    [InlineData(1, new[] { 0.0, 1, 0, 0, 0, 2, 0, 0, 0 })]
    [InlineData(-1, new[] { 0.0, 0, 0, 1, 0, 0, 0, 2, 0 })]
    public void Diag_OfAVector_IsUndoneByThatOfTheMatrix(int k, double[] expected)
    {
        var v = _bench.Input([1, 2], 2);
        var matrix = _bench.Tensor("diag", v, k);
        Assert.Equal(expected, _bench.Evaluate(matrix));
        Expect(_bench.Tensor("diag", matrix, k), [2], [1, 2]);
    }

    [Theory]
    [InlineData(0, new[] { 1.0, 5 })]
    [InlineData(2, new[] { 3.0 })]
    [InlineData(3, new double[0])]
    [InlineData(-1, new[] { 4.0 })]
    [InlineData(-2, new double[0])]
    public void Diag_OfAWideMatrix_StopsAtItsEdge(int k, double[] expected)
    {
        var matrix = _bench.Input([1, 2, 3, 4, 5, 6], 2, 3);
        Assert.Equal(expected, _bench.Evaluate(_bench.Tensor("diag", matrix, k)));
    }

    [Fact]
    public void Range_InEveryForm_IsThatOfNumPy()
    {
        Expect(_bench.Tensor("range", 3), [3], [0, 1, 2]);
        Expect(_bench.Tensor("range", 2, 5), [3], [2, 3, 4]);
        Expect(_bench.Tensor("range", 5, 2), [0], []);
        Expect(_bench.Tensor("range", 5, 0, -2), [3], [5, 3, 1]);
        Expect(_bench.Tensor("range", 0, 1, 0.25), [4], [0, 0.25, 0.5, 0.75]);
        Expect(_bench.Tensor("range", ("start", 1), ("stop", 3)), [2], [1, 2]);
        Expect(_bench.Graph.SliceAxis(_bench.Tensor("range", 10000), 0, 9998, 2), [2], [9998, 9999]);
    }

    [Fact]
    public void Range_OfABillionBillion_IsRefusedBeforeAnythingIsAllocated() => Assert.Equal(
        "range would have 1E+18 elements: more than the 2147483647 that a tensor may have", _bench.Refusal("range", 1e18));

    [Fact]
    public void Range_OfABillion_IsNotMadeUntilItIsNeeded() => Assert.Equal(new Shape(1000000000), _bench.Tensor("range", 1e9).Shape);

    [Fact]
    public void Range_WithStepZero_IsRefused() => Assert.Equal("the step of range must not be 0", _bench.Refusal("range", 0, 1, 0));

    [Theory]
    [InlineData(-1, 1, 7)]
    [InlineData(0.1, 0.7, 1000)]
    [InlineData(3, -2, 2)]
    public void Linspace_BetweenAnyEnds_IsEvenAndExactAtBoth(double lo, double hi, int n)
    {
        var y = _bench.Evaluate(_bench.Tensor("linspace", lo, hi, n));
        Assert.Equal((lo, hi, n), (y[0], y[^1], y.Length));
        for (var i = 0; i < n; i++)
            Assert.Equal(lo + (hi - lo) * i / (n - 1), y[i], 1e-15);
    }

    [Fact]
    public void Linspace_OfOneOrNone_IsTheFirstOrNothing()
    {
        Expect(_bench.Tensor("linspace", 3, 5, 1), [1], [3]);
        Expect(_bench.Tensor("linspace", 3, 5, 0), [0], []);
    }

    [Fact]
    public void Logspace_OfExponents_HasExactPowersAtBothEnds()
    {
        var y = _bench.Evaluate(_bench.Tensor("logspace", -3, 1, 5));
        Assert.Equal((1e-3, 10), (y[0], y[^1]));
        Assert.Equal(1, y[3], 1e-15);
        Expect(_bench.Tensor("logspace", 0, 3, 4, ("base", 2)), [4], [1, 2, 4, 8]);
    }

    [Fact]
    public void Geomspace_OfTwoEnds_KeepsThemExact()
    {
        var y = _bench.Evaluate(_bench.Tensor("geomspace", 1e-5, 0.3, 4));
        Assert.Equal((1e-5, 0.3), (y[0], y[^1]));
        Assert.Equal(y[1] / y[0], y[3] / y[2], 1e-9);
        Assert.Equal("geomspace needs a positive lo, not 0", _bench.Refusal("geomspace", 0, 1, 4));
    }

    [Fact]
    public void Onehot_OfLabels_IsRowsOfTheIdentity()
    {
        Expect(_bench.Tensor("onehot", Vectors.Of(_bench, 2, 0), 3), [2, 3], [0, 0, 1, 1, 0, 0]);
        Expect(_bench.Tensor("onehot", _bench.Input([1, 1, 0, 0], 2, 2), 2), [2, 2, 2], [0, 1, 0, 1, 1, 0, 1, 0]);
        Assert.Equal("label 3 of onehot is not one of 0..2", _bench.Refusal("onehot", Vectors.Of(_bench, 3), 3));
        Assert.Equal(new Shape(1, 100000), _bench.Tensor("onehot", _bench.Input([3], 1), 100000).Shape);
        var run = Assert.Throws<ToyRunException>(() => _bench.Evaluate(_bench.Tensor("onehot", _bench.Input([-1], 1), 3)));
        Assert.Equal("label -1 of onehot is not one of 0..2", run.Message);
    }

    [Fact]
    public void Repeat_AndTile_AreThoseOfNumPy()
    {
        var x = _bench.Input([1, 2, 3, 4], 2, 2);
        Expect(_bench.Tensor("repeat", x, 2), [8], [1, 1, 2, 2, 3, 3, 4, 4]);
        Expect(_bench.Tensor("repeat", x, 2, ("axis", 0)), [4, 2], [1, 2, 1, 2, 3, 4, 3, 4]);
        Expect(_bench.Tensor("repeat", x, 2, ("axis", 1)), [2, 4], [1, 1, 2, 2, 3, 3, 4, 4]);
        Expect(_bench.Tensor("repeat", _bench.Input([5]), 3), [3], [5, 5, 5]);
        Expect(_bench.Tensor("tile", x, 2), [2, 4], [1, 2, 1, 2, 3, 4, 3, 4]);
        Expect(_bench.Tensor("tile", x, 2, 1), [4, 2], [1, 2, 3, 4, 1, 2, 3, 4]);
        Expect(_bench.Tensor("tile", _bench.Input([1, 2], 2), Vectors.Of(_bench, 2, 2)), [2, 4], [1, 2, 1, 2, 1, 2, 1, 2]);
    }

    [Fact]
    public void Concat_HoweverWritten_JoinsAlongTheAxis()
    {
        var (x, y) = (_bench.Input([1, 2], 1, 2), _bench.Input([3, 4], 1, 2));
        Expect(_bench.Tensor("concat", x, y), [2, 2], [1, 2, 3, 4]);
        Expect(_bench.Tensor("concat", x, y, ("axis", -1)), [1, 4], [1, 2, 3, 4]);
        Expect(_bench.Tensor("concat", new TupleValue([new TensorValue(x), new TensorValue(y)])), [2, 2], [1, 2, 3, 4]);
        Expect(_bench.Tensor("concat", _bench.Graph.Stack([x, y])), [2, 2], [1, 2, 3, 4]);
        Expect(_bench.Tensor("concat", _bench.Input([1], 1), _bench.Input([2, 3], 2)), [3], [1, 2, 3]);
    }

    [Fact]
    public void Concat_OfWhatDoesNotFit_SaysWhatDoesNot()
    {
        Assert.Equal(
            "concat along axis 0: shape (2, 3) does not fit (2, 2); all other axes must agree",
            _bench.Refusal("concat", _bench.Random(1, 2, 2), _bench.Random(2, 2, 3)));
        Assert.Equal("numbers have no axis to join along: use stack or a list", _bench.Refusal("concat", _bench.Input([1]), _bench.Input([2]), ("axis", 0)));
        Assert.Equal("concat needs something to join: it is concat(parts..., axis?)", _bench.Refusal("concat"));
    }

    [Fact]
    public void Stack_AlongAnyAxis_MakesIt()
    {
        var (x, y) = (_bench.Input([1, 2], 2), _bench.Input([3, 4], 2));
        Expect(_bench.Tensor("stack", x, y), [2, 2], [1, 2, 3, 4]);
        Expect(_bench.Tensor("stack", x, y, ("axis", -1)), [2, 2], [1, 3, 2, 4]);
        Expect(_bench.Tensor("stack", _bench.Input([1]), _bench.Input([2])), [2], [1, 2]);
        Assert.Equal("stack needs tensors of one shape, but this is (3) and the first is (2)", _bench.Refusal("stack", x, _bench.Random(1, 3)));
    }

    [Fact]
    public void Reshape_WithAMinusOne_WorksItOut()
    {
        var x = _bench.Random(1, 2, 6);
        Assert.Equal(new Shape(3, 4), _bench.Tensor("reshape", x, 3, -1).Shape);
        Assert.Equal(new Shape(12), _bench.Tensor("reshape", x, -1).Shape);
        Assert.Equal(new Shape(2, 3, 2), _bench.Tensor("reshape", x, Vectors.Of(_bench, 2, 3, 2)).Shape);
        Assert.Equal("reshape: (2, 6) has 12 elements, but (5) has 5", _bench.Refusal("reshape", x, 5));
        Assert.Equal("reshape: the 12 elements of (2, 6) do not divide into (5, -1)", _bench.Refusal("reshape", x, 5, -1));
        Assert.Equal("reshape: sizes must not be negative, except for one -1 that is worked out", _bench.Refusal("reshape", x, -1, -1));
    }

    [Fact]
    public void Axes_Rearranged_AreThoseOfNumPy()
    {
        var x = _bench.Random(1, 2, 1, 3);
        Assert.Equal(new Shape(3, 1, 2), _bench.Tensor("transpose", x).Shape);
        Assert.Equal(new Shape(1, 2, 3), _bench.Tensor("transpose", x, 1, 0, -1).Shape);
        Assert.Equal(new Shape(2, 3), _bench.Tensor("squeeze", x).Shape);
        Assert.Equal(new Shape(2, 3), _bench.Tensor("squeeze", x, -2).Shape);
        Assert.Equal(new Shape(2, 1, 3, 1), _bench.Tensor("expand_dims", x, -1).Shape);
        Assert.Equal(new Shape(4, 2, 5, 3), _bench.Tensor("broadcast_to", x, 4, 2, 5, 3).Shape);
        Assert.Equal(new Shape(6), _bench.Tensor("flatten", x).Shape);
        Assert.Equal("transpose: the order must name each axis 0..2 of shape (2, 1, 3) once", _bench.Refusal("transpose", x, 0, 0, 1));
        Assert.Equal("squeeze: axis 0 of shape (2, 1, 3) has length 2, not 1", _bench.Refusal("squeeze", x, 0));
        Assert.Equal("broadcast_to: shape (2, 1, 3) does not broadcast to (2, 3)", _bench.Refusal("broadcast_to", x, 2, 3));
    }

    [Fact]
    public void Flip_AndRoll_AreThoseOfNumPy()
    {
        var x = _bench.Input([1, 2, 3, 4, 5, 6], 2, 3);
        Expect(_bench.Tensor("flip", x), [2, 3], [6, 5, 4, 3, 2, 1]);
        Expect(_bench.Tensor("flip", x, 1), [2, 3], [3, 2, 1, 6, 5, 4]);
        Expect(_bench.Tensor("roll", x, 1), [2, 3], [6, 1, 2, 3, 4, 5]);
        Expect(_bench.Tensor("roll", x, -1, ("axis", 1)), [2, 3], [2, 3, 1, 5, 6, 4]);
        Expect(_bench.Tensor("roll", x, 7, 0), [2, 3], [4, 5, 6, 1, 2, 3]);
    }

    [Fact]
    public void Triangles_OfAMatrix_KeepTheirSide()
    {
        var x = _bench.Input([1, 2, 3, 4, 5, 6], 2, 3);
        Expect(_bench.Tensor("tril", x), [2, 3], [1, 0, 0, 4, 5, 0]);
        Expect(_bench.Tensor("tril", x, 1), [2, 3], [1, 2, 0, 4, 5, 6]);
        Expect(_bench.Tensor("triu", x), [2, 3], [1, 2, 3, 0, 5, 6]);
        Expect(_bench.Tensor("triu", x, 1), [2, 3], [0, 2, 3, 0, 0, 6]);
        Expect(_bench.Tensor("tril", _bench.Input([1, 2, 3, double.NaN, 5, 6, 7, 8], 2, 2, 2), -1), [2, 2, 2], [0, 0, 3, 0, 0, 0, 7, 0]);
    }

    [Fact]
    public void Outer_OfVectors_IsTheirProducts() =>
        Expect(_bench.Tensor("outer", _bench.Input([1, 2], 2), _bench.Input([3, 4, 5], 3)), [2, 3], [3, 4, 5, 6, 8, 10]);

    [Fact]
    public void Pad_InEveryForm_SurroundsTheTensor()
    {
        var x = _bench.Input([1, 2], 1, 2);
        Expect(_bench.Tensor("pad", x, 1), [3, 4], [0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0]);
        Expect(_bench.Tensor("pad", x, Vectors.Of(_bench, 0, 1), 9), [2, 3], [1, 2, 9, 9, 9, 9]);
        var pairs = _bench.Graph.Constant([0, 0, 2, 1], new Shape(2, 2));
        Expect(_bench.Tensor("pad", x, pairs), [1, 5], [0, 0, 1, 2, 0]);
        Assert.Equal("the width of pad must not be negative", _bench.Refusal("pad", x, -1));
        Assert.Equal("the width of pad is a number, a pair [before, after], or 2 pairs for the 2 axes", _bench.Refusal("pad", x, Vectors.Of(_bench, 1, 2, 3)));
    }

    [Fact]
    public void Patches_OfImages_AreTheirWindowsInReadingOrder()
    {
        var image = _bench.Input([.. Enumerable.Range(0, 12).Select(i => (double)i)], 3, 4);
        Expect(_bench.Tensor("patches", image, 2, 2), [2, 4], [0, 1, 4, 5, 2, 3, 6, 7]);
        Assert.Equal(new Shape(6, 4), _bench.Tensor("patches", image, 2).Shape);
        Expect(_bench.Tensor("patches", image, Vectors.Of(_bench, 3, 1)), [4, 3], [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11]);
        Expect(_bench.Tensor("patches", _bench.Input([1, 2, 3, 4], 4), 3), [2, 3], [1, 2, 3, 2, 3, 4]);
        Expect(_bench.Tensor("patches", image, Vectors.Of(_bench, 4)), [3, 1, 4], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        var batch = _bench.Tensor("patches", _bench.Graph.Stack([image, image + 100]), 2, 2);
        Expect(batch, [2, 2, 4], [0, 1, 4, 5, 2, 3, 6, 7, 100, 101, 104, 105, 102, 103, 106, 107]);
        Assert.Equal("patches: a window of 4 does not fit into an axis of 3 (shape (3, 4))", _bench.Refusal("patches", image, 4));
    }

    private void Expect(Node found, int[] shape, double[] values)
    {
        Assert.Equal(new Shape(shape), found.Shape);
        Assert.Equal(values, _bench.Evaluate(found));
    }
}
