using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Tests.Runs;

namespace LearningMechanics.Toys.Tests.Engine;

/// <summary>A repetition allocates no more than its price says: whoever lends a machine relies on it.</summary>
public sealed class MemoryPriceTests
{
    /// <summary>Plans, programs and records of a small toy, which the price leaves out.</summary>
    private const long Overhead = 3_000_000;

    [Theory]
    [InlineData("data A ~ normal(500, 500)\nmeasure e = eigvalsh(A + A.T)[0]")]
    [InlineData("data A ~ normal(400, 400)\nmeasure d = norm(inv(A @ A.T + eye(400)))")]
    [InlineData("precision float32\ndata A ~ normal(800, 700)\nmeasure d = sum(softmax(A @ A.T, axis = 1))")]
    [InlineData("data A ~ normal(300, 300)\nlet (u, s, v) = svd(A)\nmeasure d = norm((u * s) @ v - A)")]
    [InlineData("data x ~ normal(1000, 200)\nweight w ~ normal(200, 100)\nloss = mean(tanh(x @ w)^2)\ntrain adam(lr = 1e-3) for 3\nmeasure l = loss")]
    [InlineData("data x ~ normal(500, 100)\nweight w ~ normal(100, 40)\nloss = mean(tanh(x @ w)^2)\ntrain flow(dt = 0.1) for 2\nmeasure l = loss")]
    [InlineData("data x ~ normal(50, 400, 300)\nmeasure l = sum(cumsum(sort(x, axis = 1), axis = 2))")]
    [InlineData("data x ~ normal(3, 200000)\nmeasure l = fold((h, k) -> tanh(h) + x[k], start = x[0], over = range(3))[0]")]
    [InlineData("data x ~ normal(20000)\nmeasure l = 1\npredict l = sum(recur(v -> v / 2 + x, start = x, at = 5)) + sum(ode(u -> x - u, start = x, at = 1))")]
    public void Repetition_OfAToyWithLargeTensors_AllocatesWhatItsPriceSays(string statements)
    {
        var toy = ShortRuns.Compile($"toy \"Memory\"\n{statements}\n");
        var (model, engine, settings) = (toy.ModelAt(0), new ManagedEngine(), new RunSettings { Threads = 1 });
        var before = GC.GetAllocatedBytesForCurrentThread();
        engine.Run([model], 1, settings, null, CancellationToken.None);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(allocated, 0, toy.Price.PeakBytes + Overhead);
        Assert.InRange(toy.Price.PeakBytes, 0, 6 * allocated);
    }
}
