using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Draws;

internal sealed class Sphere : DrawFunction
{
    public override Signature Signature => "sphere(sizes...)";

    public override string Summary =>
        "`sphere(n, d)`: n independent points, uniform on the unit sphere of ℝᵈ, as rows. `sphere(d)` is one point, a vector.";

    public override string Example => """
        data x ~ sphere(10, 5)
        measure lengths = sum(x^2, axis = 1)
        predict lengths = ones(10)
        check lengths within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var shape = Sizes(call);
        if (shape.IsScalar)
            throw call.Error("sphere needs the dimension: write sphere(n, d) for n points in d dimensions");
        if (shape[-1] == 0)
            throw call.Error("a sphere needs at least one dimension");
        return new TensorValue(Draw(call, (name, ordinal, isFresh) => new SphereDraw(name, ordinal, shape, isFresh)));
    }
}

internal sealed record SphereDraw(string Statement, int Ordinal, Shape Target, bool IsFresh)
    : DrawOp(Statement, Ordinal, Target, IsFresh)
{
    public override string Name => "sphere";

    protected override double Cost => 65;

    protected override Fill Prepare<T>(Binding<T> binding)
    {
        var dimension = Target[-1];
        return (draws, target) => draws.FillSphere(target.Length / dimension, dimension, target);
    }
}
