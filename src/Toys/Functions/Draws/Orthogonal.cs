using LearningMechanics.Toys.Functions.Make;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Draws;

internal sealed class Orthogonal : DrawFunction
{
    public override Signature Signature => "orthogonal(n, m?)";

    public override string Summary =>
        "A matrix (n, m) drawn from the Haar measure: orthonormal columns where n ≥ m, orthonormal rows where n < m. "
        + "`orthogonal(n)` is square.";

    public override string Example => """
        data Q ~ orthogonal(20, 5)
        measure gram = (Q.T @ Q)[0]
        predict gram = [1, 0, 0, 0, 0]
        check gram within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var n = call.Size("n");
        var shape = call.Holdable(new Shape(n, call.Size("m", n)));
        return new TensorValue(Draw(call, (name, ordinal, isFresh) => new OrthogonalDraw(name, ordinal, shape, isFresh)));
    }
}

internal sealed record OrthogonalDraw(string Statement, int Ordinal, Shape Target, bool IsFresh)
    : DrawOp(Statement, Ordinal, Target, IsFresh)
{
    public override string Name => "orthogonal";

    public override double Operations(Node node) =>
        60.0 * Target.Count + 4.0 * Target.Count * Math.Min(Target[0], Target[1]);

    public override double Scratch(Node node) => 2 * base.Scratch(node);

    protected override Fill Prepare<T>(Binding<T> binding)
    {
        var (n, m) = (Target[0], Target[1]);
        return (draws, target) => draws.FillOrthogonal(n, m, target);
    }
}
