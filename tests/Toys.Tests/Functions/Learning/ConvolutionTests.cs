using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Functions.Learning;

public sealed class ConvolutionTests
{
    private readonly FunctionBench _bench = new();

    [Theory]
    [InlineData(1, 1, 3, 3, 1, 1, 1, 1, 0)]
    [InlineData(2, 3, 5, 6, 4, 3, 2, 1, 0)]
    [InlineData(2, 2, 5, 5, 3, 3, 3, 1, 1)]
    [InlineData(1, 2, 7, 6, 2, 3, 3, 2, 1)]
    [InlineData(1, 1, 4, 4, 1, 2, 2, 3, 2)]
    [InlineData(1, 1, 2, 2, 1, 4, 4, 1, 1)]
    public void Conv2d_IsTheSumUnderTheWindow(int n, int c, int h, int w, int o, int kh, int kw, int stride, int pad)
    {
        var (x, k) = (_bench.Random(1, n, c, h, w), _bench.Random(2, o, c, kh, kw));
        var y = _bench.Tensor("conv2d", x, k, ("stride", stride), ("pad", pad));
        var (oh, ow) = ((h + 2 * pad - kh) / stride + 1, (w + 2 * pad - kw) / stride + 1);
        Assert.Equal(new Shape(n, o, oh, ow), y.Shape);
        var (image, kernel, found) = (_bench.ValuesOf(x), _bench.ValuesOf(k), _bench.Evaluate(y));
        for (var at = 0; at < found.Length; at++)
        {
            var (column, row, channel, number) = (at % ow, at / ow % oh, at / ow / oh % o, at / ow / oh / o);
            var sum = 0.0;
            for (var i = 0; i < c * kh * kw; i++)
            {
                var (from, dy, dx) = (i / kw / kh, i / kw % kh, i % kw);
                var (py, px) = (row * stride + dy - pad, column * stride + dx - pad);
                if (py >= 0 && py < h && px >= 0 && px < w)
                    sum += image[((number * c + from) * h + py) * w + px] * kernel[((channel * c + from) * kh + dy) * kw + dx];
            }

            Assert.Equal(sum, found[at], 12);
        }
    }

    [Fact]
    public void Conv2d_WithoutBatchOrChannels_KeepsThatShape()
    {
        Assert.Equal(new Shape(4, 3, 3), _bench.Tensor("conv2d", _bench.Random(1, 2, 5, 5), _bench.Random(2, 4, 2, 3, 3)).Shape);
        Assert.Equal(new Shape(4, 3, 3), _bench.Tensor("conv2d", _bench.Random(1, 5, 5), _bench.Random(2, 4, 1, 3, 3)).Shape);
        Assert.Equal(new Shape(3, 3), _bench.Tensor("conv2d", _bench.Random(1, 5, 5), _bench.Random(2, 3, 3)).Shape);
        Assert.Equal(new Shape(7, 2, 3, 3), _bench.Tensor("conv2d", _bench.Random(1, 7, 2, 5, 5), _bench.Random(2, 3, 3)).Shape);
    }

    [Fact]
    public void Conv2d_WithPairs_StepsDownAndAcross()
    {
        var y = _bench.Tensor(
            "conv2d", _bench.Random(1, 5, 9), _bench.Random(2, 2, 3), ("stride", _bench.Graph.Constant([1, 2], new Shape(2))),
            ("pad", _bench.Graph.Constant([1, 0], new Shape(2))));
        Assert.Equal(new Shape(6, 4), y.Shape);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void Conv2d_Derivatives_AgreeWithDifferences(int stride, int pad)
    {
        var (x, w) = (_bench.Random(1, 2, 2, 4, 3), _bench.Random(2, 2, 2, 2, 2));
        DerivativeCheck.Holds(_bench, _bench.Tensor("conv2d", x, w, ("stride", stride), ("pad", pad)), x, w);
    }

    [Fact]
    public void Conv2d_OfShapesThatDoNotFit_SaysHow()
    {
        var x = _bench.Random(1, 2, 3, 5, 5);
        Assert.Equal("x is (2, 3, 5, 5) and w is (4, 2, 3, 3): the kernels need 3 channels, they have 2", _bench.Refusal("conv2d", x, _bench.Random(2, 4, 2, 3, 3)));
        Assert.Equal("a window of (6, 6) does not fit into an image of (5, 5)", _bench.Refusal("conv2d", x, _bench.Random(2, 4, 3, 6, 6)));
        Assert.Equal("a window of (9, 9) does not fit into an image of (5, 5) padded by (1, 1)", _bench.Refusal("conv2d", x, _bench.Random(2, 4, 3, 9, 9), ("pad", 1)));
        Assert.Equal("stride of conv2d must be at least 1", _bench.Refusal("conv2d", x, _bench.Random(2, 4, 3, 3, 3), ("stride", 0)));
        Assert.Equal("conv2d needs kernels (out, channels, height, width), or one (height, width), not (3)", _bench.Refusal("conv2d", x, _bench.Random(2, 3)));
    }

    [Fact]
    public void AvgPool_IsTheMeanOfEachWindow()
    {
        var y = _bench.Tensor("avg_pool", _bench.Input([.. Enumerable.Range(0, 20).Select(i => (double)i)], 4, 5), 2);
        Assert.Equal(new Shape(2, 2), y.Shape);
        Assert.Equal([3, 5, 13, 15], _bench.Evaluate(y));
    }

    [Fact]
    public void MaxPool_WithStride_Overlaps()
    {
        var y = _bench.Tensor("max_pool", _bench.Input([1, 5, 2, 0, 3, 4, 9, 8, 7], 3, 3), 2, ("stride", 1));
        Assert.Equal([5, 5, 9, 8], _bench.Evaluate(y));
    }

    [Theory]
    [InlineData("avg_pool")]
    [InlineData("max_pool")]
    public void Pool_Derivatives_AgreeWithDifferences(string function)
    {
        var x = _bench.Random(1, 2, 2, 4, 5);
        DerivativeCheck.Holds(_bench, _bench.Tensor(function, x, 2), x);
        DerivativeCheck.Holds(_bench, _bench.Tensor(function, x, 3, 1), x);
    }

    [Fact]
    public void Pool_OfShapesThatDoNotFit_SaysHow()
    {
        Assert.Equal("avg_pool needs images (…, height, width), not (3)", _bench.Refusal("avg_pool", _bench.Random(1, 3), 2));
        Assert.Equal("a window of (4, 4) does not fit into an image of (3, 3)", _bench.Refusal("max_pool", _bench.Random(1, 3, 3), 4));
    }
}
