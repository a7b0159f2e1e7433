namespace LearningMechanics.Toys.Functions.Observe;

internal sealed class AtLargest : Extremum
{
    public override Signature Signature => "at_largest(y, x, refine?)";

    public override string Summary => "The x at which y is largest; as at_smallest otherwise.";

    public override string Example => """
        param a = 1 in 0.1..3
        measure height = a * (2 - a)
        observe top = at_largest(height, a) across a
        predict top = 1
        sweep a in [0.5, 1, 1.5]
        check top within 0.0001%
        """;

    protected override int Sign => -1;
}
