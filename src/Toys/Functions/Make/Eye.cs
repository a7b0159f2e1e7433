using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>eye(n)</c>, <c>eye(n, m)</c></summary>
internal sealed class Eye : MakeFunction
{
    public override Signature Signature => "eye(n, m?)";

    public override string Summary => "The identity matrix (n, n); with m, the (n, m) matrix with ones on the diagonal.";

    public override string Example => """
        measure y = eye(2) @ [3, 4]
        predict y = [3, 4]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var n = call.Size("n");
        return Identity.Of(call.Graph, call.Holdable(new Shape(n, call.Size("m", n))));
    }
}

/// <summary>Ones on the diagonal of a matrix, zeros elsewhere.</summary>
internal sealed record Identity(Shape Target) : Op
{
    private const int Written = 64;

    public override string Name => "eye";

    /// <summary>Small ones are constants, so that computations with them fold; large ones are made when they are needed.</summary>
    public static Node Of(TensorGraph graph, Shape shape)
    {
        if (shape.Count > Written)
            return graph.Apply(new Identity(shape));
        var values = new double[shape.Count];
        Fill<double>(values, shape[1]);
        return graph.Constant(values, shape);
    }

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(Target)];

    public override Action Bind<T>(Binding<T> binding)
    {
        var y = binding.Output();
        return () => Fill(y.Span, Target[1]);
    }

    private static void Fill<T>(Span<T> values, int columns)
        where T : System.Numerics.INumberBase<T>
    {
        values.Clear();
        for (int i = 0, column = 0; i < values.Length && column < columns; i += columns + 1, column++)
            values[i] = T.One;
    }
}
