namespace LearningMechanics.Toys.Tests.Engine;

public sealed class DearestTests
{
    [Theory]
    [InlineData("measure m = fold((s, k) -> s + k, start = 0, over = range(1e9))", 53, "This toy needs 7.45 GiB of memory")]
    [InlineData("measure m = fold((a, b) -> fold((c, d) -> fold((e, f) -> cos(e), start = c, over = range(1e6)), start = a, over = range(1e6)), start = 0, over = range(1e6))", 58, "This toy takes up to ")]
    public void Refusal_OfAPrice_PointsAtWhatCostsTheMost(string statements, int column, string sentence)
    {
        var mistake = Assert.Single(Toy.Compile($"toy \"a\"\n{statements}\n", "a.toy").Diagnostics);

        Assert.Equal(1 + statements.Split('\n').Length, mistake.Line);
        Assert.Equal(column, mistake.Column);
        Assert.StartsWith(sentence, mistake.Message, StringComparison.Ordinal);
    }
}
