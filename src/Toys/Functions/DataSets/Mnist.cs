using LearningMechanics.Toys.DataSets;

namespace LearningMechanics.Toys.Functions.DataSets;

/// <summary><c>mnist(n, skip = m)</c></summary>
internal sealed class Mnist() : DataSetFunction(KnownDataSet.Mnist)
{
    public override string Summary =>
        "n of 10,000 handwritten digits of MNIST. `.x` is (n, 784) in 0..1, `.image` (n, 28, 28), `.y` the labels 0 to 9. "
        + "Shuffled once by the seed, so that `mnist(5000)` and `mnist(1000, skip = 5000)` have no image in common. 7.9 MB, "
        + "fetched by toys that use it; `digits` is a twelfth of that.";

    public override string Example => """
        data d = mnist(200)
        measure brightest = max(d.x)
        predict brightest = 1
        check brightest within 1%
        """;
}
