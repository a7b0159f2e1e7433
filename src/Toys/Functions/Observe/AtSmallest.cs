namespace LearningMechanics.Toys.Functions.Observe;

internal sealed class AtSmallest : Extremum
{
    public override Signature Signature => "at_smallest(y, x, refine?)";

    public override string Summary =>
        "The x at which y is smallest; diverged entries are skipped. `refine = true` takes the vertex of the parabola through the "
        + "smallest entry and its neighbours, on the logarithmic axis where x is positive.";

    public override string Example => """
        param eta = 0.5 in 0.1..2 log
        weight w = 1
        loss = w^2 / 2
        train gd(lr = eta) for 3
        measure size = w^2
        observe best = at_smallest(final(size), eta) across eta
        predict best = 1
        sweep eta in [0.25, 0.5, 1, 1.5]
        check best within 0.0001%
        """;

    protected override int Sign => 1;
}
