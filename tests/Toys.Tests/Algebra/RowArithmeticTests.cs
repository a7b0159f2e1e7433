using LearningMechanics.Toys.Algebra;
using LearningMechanics.Toys.Tests.Functions;

namespace LearningMechanics.Toys.Tests.Algebra;

/// <summary>Vectors of the machine must not show in the bits: every element is rounded as a plain loop would.</summary>
public sealed class RowArithmeticTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(29)]
    public void AddScaled_OfAnyLength_HasTheBitsOfAPlainLoop(int length)
    {
        double[] x = FunctionBench.Numbers(1, length), y = FunctionBench.Numbers(2, length), expected = [.. y];
        for (var i = 0; i < length; i++)
        {
            var product = 1.7 * x[i];
            expected[i] += product;
        }

        Reflection.AddScaled(y, 1.7, x);
        Assert.Equal(expected, y);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(29)]
    public void Rotate_OfAnyLength_HasTheBitsOfAPlainLoop(int length)
    {
        double[] x = FunctionBench.Numbers(1, length), y = FunctionBench.Numbers(2, length);
        var expected = x.Zip(y, (u, v) => (X: 0.6 * u + 0.8 * v, Y: 0.6 * v - 0.8 * u)).ToArray();
        Reflection.Rotate(x, y, 0.6, 0.8);
        Assert.Equal(expected.Select(e => e.X), x);
        Assert.Equal(expected.Select(e => e.Y), y);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 8, 3)]
    [InlineData(7, 21, 5)]
    [InlineData(13, 3, 32)]
    [InlineData(5, 40, 1)]
    public void Subtract_OfAnySize_HasTheBitsOfAPlainLoop(int m, int n, int k)
    {
        const int Stride = 45;
        double[] a = FunctionBench.Numbers(1, m * Stride), b = FunctionBench.Numbers(2, k * Stride), c = FunctionBench.Numbers(3, m * Stride);
        double[] expected = [.. c];
        for (var i = 0; i < m; i++)
            for (var j = 0; j < n; j++)
                for (var p = 0; p < k; p++)
                    expected[i * Stride + j] -= a[i * Stride + p] * b[p * Stride + j];

        BlockProduct.Subtract(a, Stride, b, Stride, c, Stride, m, n, k);
        Assert.Equal(expected, c);
    }

    [Fact]
    public void Make_OfVector_ReflectsItOntoTheFirstAxis()
    {
        double[] x = FunctionBench.Numbers(5, 9), v = [.. x];
        var (tau, beta) = Reflection.Make(v);
        Reflection.Apply(v, tau, x);
        Assert.Equal(beta, x[0], 14);
        Assert.All(x[1..], entry => Assert.Equal(0, entry, 14));
    }

    [Fact]
    public void SignOf_TakesTheFirstOfEqualMagnitudes()
    {
        Assert.Equal(-1, Reflection.SignOf([1, -2, 2]));
        Assert.Equal(1, Reflection.SignOf([0, 0]));
    }
}
