using LearningMechanics.Toys.DataSets;

namespace LearningMechanics.Toys.Tests.DataSets;

public sealed class ToyDataSetsTests
{
    [Fact]
    public void DataSets_OfToy_AreThoseItMeasuresOrTrainsOn()
    {
        Assert.Equal([KnownDataSet.Digits], Compiled("data d = digits(20)\nmeasure m = mean(d.x)").DataSets);
        Assert.Equal([KnownDataSet.Digits, KnownDataSet.Mnist], Compiled(
            """
            data d = mnist(20)
            data e = digits(20)
            weight w = zeros(784)
            loss = mean((d.x @ w - d.y)^2)
            train gd(lr = 1e-3) for 10
            measure m = mean(e.x)
            """).DataSets);
        Assert.Empty(Compiled("measure m = 1").DataSets);
    }

    [Fact]
    public void Digits_InToy_TrainToPredictLabels()
    {
        var toy = Compiled(
            """
            data train_set = digits(500)
            data test_set = digits(500, skip = 500)
            weight W = zeros(64, 10)
            weight b = zeros(10)
            loss = cross_entropy(train_set.x @ W + b, train_set.y)
            train gd(lr = 1) for 300
            measure accuracy = mean(argmax(test_set.x @ W + b, axis = 1) == test_set.y) every 300
            predict accuracy = 1
            check accuracy where step == 300 within 25%
            seeds 2
            """);
        var report = toy.Judge(toy.Run(new Toys.Runs.RunSettings { DataSets = TestDataSets.Source }));
        Assert.InRange(report.Points[0].Series["accuracy"].Mean[^1].First, 0.8, 0.99);
    }

    private static Toy Compiled(string body)
    {
        var compilation = Toy.Compile($"toy \"data\"\n{body}\n");
        Assert.True(compilation.Toy is not null, string.Join("\n", compilation.Diagnostics));
        return compilation.Toy;
    }
}
