using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Tests.Functions;

/// <summary>Operations with scratch of their own take it once, when they are bound.</summary>
public sealed class AllocationTests
{
    [Theory]
    [InlineData("inv")]
    [InlineData("det")]
    [InlineData("logdet")]
    [InlineData("cholesky")]
    [InlineData("eigvalsh")]
    [InlineData("eigh")]
    [InlineData("svdvals")]
    [InlineData("svd")]
    [InlineData("pinv")]
    [InlineData("expm")]
    public void MatrixFunction_WhenItRuns_DoesNotAllocate(string function)
    {
        var bench = new FunctionBench();
        var a = bench.Input(LinearAlgebra.Matrices.PositiveDefinite(1, 12), 12, 12);
        var value = bench.Call(function, a);
        var node = value is TupleValue tuple ? ((TensorValue)tuple.Items[0]).Node.Inputs[0] : ((TensorValue)value).Node;
        Assert.Equal(0, AllocatedBy<double>(node, bench.ValuesOf(a)));
        Assert.Equal(0, AllocatedBy<float>(node, [.. bench.ValuesOf(a).Select(v => (float)v)]));
    }

    [Theory]
    [InlineData("normal", 20)]
    [InlineData("uniform", 20)]
    [InlineData("rademacher", 20)]
    [InlineData("sphere", 5, 4)]
    [InlineData("permutation", 20)]
    [InlineData("zipf", 2, 10, 20)]
    public void FreshDraw_WhenItRuns_DoesNotAllocate(string function, params int[] arguments)
    {
        var bench = new FunctionBench();
        var step = bench.Input([3], []);
        bench.Draws = new DrawScope("x", step);
        var node = bench.Tensor(function, [.. arguments.Cast<object>()]);
        for (; node.Op is BinaryOp; node = node.Inputs[1])
        {
        }

        Assert.Equal(0, AllocatedBy<double>(node, node.Inputs.Length == 2 ? [2] : [3], [3]));
    }

    private static long AllocatedBy<T>(Node node, params T[][] inputs)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var action = node.Op.Bind(new GivenBinding<T>(node, inputs));
        // Twice before: the first call compiles, the second lets lazily made statics settle.
        action();
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class GivenBinding<T>(Node node, T[][] inputs) : Binding<T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        private readonly T[][] _outputs = [.. node.Outputs.Select(o => new T[o.Shape.Count])];

        public override Node Node => node;

        public override RunContext Context { get; } = new() { Key = RunKey.Zero, Seed = 0 };

        public override TensorBuffer<T> Input(int index) => new(inputs[index], 0, inputs[index].Length);

        public override TensorBuffer<T> Output(int index = 0) => new(_outputs[index], 0, _outputs[index].Length);

        public override BoundBody<T> Body(Body body) => throw new NotSupportedException();
    }
}
