using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>diag(v, k = 0)</c>, <c>diag(A, k = 0)</c></summary>
internal sealed class Diag : MakeFunction
{
    public override Signature Signature => "diag(x, k?)";

    public override string Summary =>
        "Of a vector, the matrix that has it on its diagonal; of a matrix, its diagonal. k > 0 means the k-th diagonal above, k < 0 below.";

    public override string Example => """
        measure y = diag([[1, 2], [3, 4]] @ diag([10, 100]))
        predict y = [10, 400]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var (x, k) = (call.Tensor("x"), call.Whole("k", 0));
        return x.Shape.Rank switch
        {
            1 => ToMatrix(call, x, k),
            2 => FromMatrix(x, k),
            _ => throw call.Error("x", $"diag needs a vector or a matrix, not a tensor of shape {x.Shape}"),
        };
    }

    private static Node ToMatrix(FunctionCall call, Node x, int k)
    {
        var n = x.Shape[0];
        if (n + (long)Math.Abs(k) > int.MaxValue)
            throw call.Error("k", $"diag: there is no diagonal {k}");
        var size = n + Math.Abs(k);
        var shape = call.Holdable(new Shape(size, size));
        var places = new Slice([(First(size, k), n, size + 1)]);
        return call.Graph.Reshape(call.Graph.Fold(new SliceInto(places, new Shape((int)shape.Count)), x), shape);
    }

    private static Node FromMatrix(Node x, int k)
    {
        var (rows, columns) = (x.Shape[0], x.Shape[1]);
        var length = (int)Math.Max(0, k >= 0 ? Math.Min(rows, (long)columns - k) : Math.Min((long)rows + k, columns));
        return x.Graph.Slice(x.Graph.Flatten(x), [(length == 0 ? 0 : First(columns, k), length, columns + 1)]);
    }

    private static int First(int columns, int k) => k >= 0 ? k : -k * columns;
}
