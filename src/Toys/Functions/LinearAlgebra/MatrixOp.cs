using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

/// <summary>An operation on each matrix of a stack, (…, m, n).</summary>
internal abstract record MatrixOp : Op
{
    public override bool IsDense => true;

    /// <summary>What stands before the last two axes.</summary>
    protected static Shape StackOf(Node node) => node.Inputs[0].Shape.Take(node.Inputs[0].Shape.Rank - 2);

    protected static (int Stack, int Rows, int Columns) Sizes(Node node)
    {
        var shape = node.Inputs[0].Shape;
        return ((int)StackOf(node).Count, shape[-2], shape[-1]);
    }

    /// <summary>Σ over the stack of a price for one matrix, from its larger and smaller side.</summary>
    protected static double PriceEach(Node node, Func<double, double, double> price) => StackOf(node).Count * PriceOfOne(node, price);

    /// <summary>A price for one matrix, from its larger and smaller side.</summary>
    protected static double PriceOfOne(Node node, Func<double, double, double> price)
    {
        var shape = node.Inputs[0].Shape;
        return price(Math.Max(shape[-2], shape[-1]), Math.Min(shape[-2], shape[-1]));
    }

    /// <summary>Elements that hold so many doubles: in single precision, a double takes the room of two.</summary>
    protected static double Room(double doubles) => 2 * doubles;

    protected static DivergenceException NotFinite(Node node, string function) =>
        new($"{function}: the matrix has an entry that is not finite", node.Origin);
}
