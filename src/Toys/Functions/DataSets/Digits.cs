using LearningMechanics.Toys.DataSets;

namespace LearningMechanics.Toys.Functions.DataSets;

/// <summary><c>digits(n, skip = m)</c></summary>
internal sealed class Digits() : DataSetFunction(KnownDataSet.Digits)
{
    public override string Summary =>
        "n of 10,000 handwritten digits: MNIST images averaged down to 8×8 (a border of two pixels, then means over blocks of "
        + "4×4). `.x` is (n, 64) in 0..1, `.image` (n, 8, 8), `.y` the labels 0 to 9. Shuffled once by the seed, so that "
        + "`digits(500)` and `digits(100, skip = 500)` have no image in common.";

    public override string Example => """
        data d = digits(200)
        measure brightest = max(d.x)
        predict brightest = 1
        check brightest within 1%
        """;
}
