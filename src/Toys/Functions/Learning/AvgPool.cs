using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Learning;

/// <summary><c>avg_pool(x, size, stride)</c></summary>
internal sealed class AvgPool : PoolFunction
{
    public override Signature Signature => "avg_pool(x, size, stride?)";

    public override string Summary =>
        "The mean of every window of images (…, height, width). Windows lie side by side unless a `stride` is given; what does "
        + "not fill a window is left out. `size` and `stride` may be pairs [down, across].";

    public override string Example => """
        measure y = avg_pool([[1, 2, 5, 6], [3, 4, 7, 8]], 2)[0]
        predict y = [2.5, 6.5]
        check y within 0.0001%
        """;

    protected override Node Pool(Node rows) => rows.Graph.Sum(rows, [1]) / rows.Shape[1];
}
