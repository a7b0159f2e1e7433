using LearningMechanics.Toys.Functions.Reduce;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Learning;

/// <summary><c>max_pool(x, size, stride)</c></summary>
internal sealed class MaxPool : PoolFunction
{
    public override Signature Signature => "max_pool(x, size, stride?)";

    public override string Summary =>
        "The largest entry of every window of images (…, height, width); its derivative goes to the first of equal ones. "
        + "Windows lie side by side unless a `stride` is given; what does not fill a window is left out. `size` and `stride` "
        + "may be pairs [down, across].";

    public override string Example => """
        measure y = max_pool([[1, 2, 5, 6], [3, 4, 7, 8]], 2)[0]
        predict y = [4, 8]
        check y within 0.0001%
        """;

    protected override Node Pool(Node rows) => Extremes.OfRows(rows, isLargest: true);
}
