using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Tests.Functions;

namespace LearningMechanics.Toys.Tests.Semantics;

public sealed class IndexingTests
{
    private readonly FunctionBench _bench = new();
    private readonly Node _matrix;
    private readonly Node _cube;

    public IndexingTests()
    {
        _matrix = _bench.Input([.. Enumerable.Range(0, 12).Select(i => (double)i)], 3, 4);
        _cube = _bench.Input([.. Enumerable.Range(0, 24).Select(i => (double)i)], 2, 3, 4);
    }

    [Fact]
    public void Number_TakesItsAxisAway()
    {
        Expect(_matrix, [At(1)], [4], [4, 5, 6, 7]);
        Expect(_matrix, [At(-1), At(0)], [], [8]);
        Expect(_matrix, [All, At(2)], [3], [2, 6, 10]);
    }

    [Theory]
    [InlineData(1, null, null, new[] { 1.0, 2, 3, 4 })]
    [InlineData(null, -1, null, new[] { 0.0, 1, 2, 3 })]
    [InlineData(1, 4, 2, new[] { 1.0, 3 })]
    [InlineData(null, null, -1, new[] { 4.0, 3, 2, 1, 0 })]
    [InlineData(null, null, -2, new[] { 4.0, 2, 0 })]
    [InlineData(3, 0, -1, new[] { 3.0, 2, 1 })]
    [InlineData(-2, null, null, new[] { 3.0, 4 })]
    [InlineData(-99, 99, null, new[] { 0.0, 1, 2, 3, 4 })]
    [InlineData(4, 1, null, new double[0])]
    [InlineData(99, -99, -3, new[] { 4.0, 1 })]
    public void Slice_OfAnyBounds_IsPythons(int? start, int? stop, int? step, double[] expected)
    {
        var x = _bench.Input([0, 1, 2, 3, 4], 5);
        Expect(x, [Slice(start, stop, step)], [expected.Length], expected);
    }

    [Fact]
    public void NewAxisAndEllipsis_AddAndLeaveAxes()
    {
        var x = _bench.Input([1, 2], 2);
        Expect(x, [All, NewAxis], [2, 1], [1, 2]);
        Expect(x, [NewAxis, All], [1, 2], [1, 2]);
        Expect(_bench.Input([7]), [NewAxis], [1], [7]);
        Expect(_cube, [Ellipsis, At(0)], [2, 3], [0, 4, 8, 12, 16, 20]);
        Expect(_cube, [At(1), Ellipsis, At(-1)], [3], [15, 19, 23]);
        Expect(_cube, [Ellipsis, NewAxis], [2, 3, 4, 1], [.. Enumerable.Range(0, 24).Select(i => (double)i)]);
    }

    [Fact]
    public void Tensor_PutsItsAxesInPlaceOfTheAxis()
    {
        var index = _bench.Input([2, 0, -1, 1], 2, 2);
        Expect(_bench.Input([10, 11, 12], 3), [At(index)], [2, 2], [12, 10, 12, 11]);
        Expect(_matrix, [All, At(Vectors.Of(_bench, 3, 0))], [3, 2], [3, 0, 7, 4, 11, 8]);
        Expect(_matrix, [Slice(1, null, null), At(Vectors.Of(_bench, 1))], [2, 1], [5, 9]);
    }

    [Fact]
    public void Tensors_SideBySide_BroadcastTogetherInPlace()
    {
        var (rows, columns) = (_bench.Input([0, 2], 2), _bench.Input([3, 1], 2));
        Expect(_matrix, [At(rows), At(columns)], [2], [3, 9]);
        Expect(_matrix, [At(_bench.Graph.Reshape(rows, new Shape(2, 1))), At(columns)], [2, 2], [3, 1, 11, 9]);
        Expect(_cube, [All, At(rows), At(columns)], [2, 2], [3, 9, 15, 21]);
    }

    [Fact]
    public void Tensors_WithAnAxisBetween_GoToTheFront() // as NumPy: x[idx, :, jdx]
    {
        var (first, last) = (_bench.Input([0, 1, 1], 3), _bench.Input([3, 0, 1], 3));
        Expect(_cube, [At(first), All, At(last)], [3, 3], [3, 7, 11, 12, 16, 20, 13, 17, 21]);
        Expect(_cube, [At(0), All, At(last)], [3, 3], [3, 7, 11, 0, 4, 8, 1, 5, 9]);
    }

    [Fact]
    public void ScalarOfARun_ReadsOneEntry()
    {
        var step = _bench.Input([2]);
        Expect(_matrix, [At(step)], [4], [8, 9, 10, 11]);
        Expect(_matrix, [At(step), At(step)], [], [10]);
        Expect(_matrix, [All, At(step)], [3], [2, 6, 10]);
    }

    [Fact]
    public void Index_OutOfRange_NamesItAndTheAxis()
    {
        Assert.Equal(
            "index 4 is out of range: axis 1 of shape (3, 4) has length 4, so an index must lie in -4..3", Refusal(_matrix, All, At(4)));
        Assert.Equal(
            "index -4 is out of range: axis 0 of shape (3, 4) has length 3, so an index must lie in -3..2",
            Refusal(_matrix, At(Vectors.Of(_bench, 0, -4))));
        Assert.Equal("an index must be a whole number, not 0.5", Refusal(_matrix, At(0.5)));
        var run = Assert.Throws<ToyRunException>(() => _bench.Evaluate(Apply(_matrix, All, At(_bench.Input([7], 1)))));
        Assert.Equal("index 7 is out of range: the axis has length 4, so an index must lie in -4..3", run.Message);
        Assert.Throws<ToyRunException>(() => _bench.Evaluate(Apply(_matrix, At(_bench.Input([0], 1)), At(_bench.Input([-5], 1)))));
    }

    [Fact]
    public void Subscripts_ThatMakeNoSense_AreRefused()
    {
        Assert.Equal("3 subscripts for shape (3, 4), which has 2 axes", Refusal(_matrix, At(0), At(0), At(0)));
        Assert.Equal("a number cannot be indexed: it has no axes", Refusal(_bench.Input([1]), At(0)));
        Assert.Equal("only one ellipsis may stand in an index", Refusal(_matrix, Ellipsis, Ellipsis));
        Assert.Equal("the step of a slice must not be 0", Refusal(_matrix, Slice(null, null, 0)));
        Assert.StartsWith("the bounds of a slice must be known before running", Refusal(_matrix, new ResolvedSubscript.Range(_bench.Input([1]), null, null, default)));
        var mask = _bench.Graph.Compare(Comparison.Greater, _bench.Random(1, 3), _bench.Graph.Scalar(0));
        Assert.StartsWith("a truth value cannot be an index", Refusal(_matrix, At(mask)));
        Assert.Equal(
            "indices of shapes (2) and (3) do not broadcast together", Refusal(_matrix, At(_bench.Input([0, 0], 2)), At(_bench.Input([0, 0, 0], 3))));
    }

    [Fact]
    public void Indexing_Differentiated_AgreesWithDifferences()
    {
        var x = _bench.Random(1, 3, 4);
        var (rows, columns) = (Vectors.Of(_bench, 0, 2, 2), Vectors.Of(_bench, 3, -1, 3));
        ResolvedSubscript[][] cases =
            [[At(1)], [All, Slice(null, null, -2)], [At(rows)], [All, At(columns)], [At(rows), At(columns)], [NewAxis, At(rows), At(-1)]];
        foreach (var subscripts in cases)
            DerivativeCheck.Holds(_bench, Apply(x * x, [.. subscripts]), x);
    }

    private static ResolvedSubscript All => new ResolvedSubscript.Range(null, null, null, default);

    private static ResolvedSubscript NewAxis => new ResolvedSubscript.NewAxis(default);

    private static ResolvedSubscript Ellipsis => new ResolvedSubscript.Ellipsis(default);

    private ResolvedSubscript.At At(double index) => At(_bench.Graph.Scalar(index));

    private static ResolvedSubscript.At At(Node index) => new(index, default);

    private ResolvedSubscript.Range Slice(int? start, int? stop, int? step)
    {
        return new ResolvedSubscript.Range(Bound(start), Bound(stop), Bound(step), default);

        Node? Bound(int? value) => value is { } known ? _bench.Graph.Scalar(known) : null;
    }

    private Node Apply(Node target, params ImmutableArray<ResolvedSubscript> subscripts) =>
        Indexing.Apply(_bench.Graph, target, subscripts, default);

    private string Refusal(Node target, params ImmutableArray<ResolvedSubscript> subscripts) =>
        Assert.Throws<ToyError>(() => Apply(target, subscripts)).Message;

    private void Expect(Node target, ImmutableArray<ResolvedSubscript> subscripts, int[] shape, double[] values)
    {
        var found = Apply(target, subscripts);
        Assert.Equal(new Shape(shape), found.Shape);
        Assert.Equal(values, _bench.Evaluate(found));
    }
}
