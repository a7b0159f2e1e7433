using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;
using LearningMechanics.Toys.Tests.Engine;

namespace LearningMechanics.Toys.Tests.Optimizers;

public sealed class OptimizerCallTests
{
    [Fact]
    public void Rate_WithoutAnEntryForAWeight_NamesIt() =>
        AssertRefused("lr says nothing for the weight b: list every trained weight", t => [("lr", Map(("a", t.Scalar(1))))]);

    [Fact]
    public void Rate_ForSomethingThatIsNoWeight_SuggestsOne() =>
        AssertRefused("lr names bb, which is no weight trained here; did you mean `b`?", t => [("lr", Map(("a", t.Scalar(1)), ("bb", t.Scalar(1))))]);

    [Fact]
    public void Rate_ThatIsAVector_IsRefused() =>
        AssertRefused("lr of gd must be a number, not a tensor (2)", t => [("lr", new TensorValue(t.Vector(1, 2)))]);

    [Fact]
    public void Argument_Unknown_IsRefusedWithTheSignature() =>
        AssertRefused("gd has no argument rate: it is gd(lr?, decay?, project?)", t => [("rate", new TensorValue(t.Scalar(1)))]);

    [Fact]
    public void Projection_ThatChangesTheShape_IsRefused() =>
        AssertRefused("a projection must keep the weight's shape (2), but this has ()", t => [("project", Map(("a", t.Scalar(1))))]);

    [Fact]
    public void Projection_ThatIsNoMap_IsRefused() =>
        AssertRefused("project must be a map from weights to what becomes of them, such as {a: a / norm(a)}", t => [("project", new TensorValue(t.Scalar(1)))]);

    [Fact]
    public void Beta_OfOneOrMore_IsRefused() =>
        AssertRefused("beta must be at least 0 and less than 1, not 1", t => [("beta", new TensorValue(t.Scalar(1)))], "momentum");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Stretch_OfAFlow_MustBePositive(double dt) =>
        AssertRefused($"dt must be more than 0, not {dt:R}", t => [("dt", new TensorValue(t.Scalar(dt)))], "flow");

    [Fact]
    public void Stretch_OfAFlow_MustBeKnownBeforeRunning() =>
        AssertRefused(
            "dt of flow must be known before running: it may use params and numbers, but no data, weights or step",
            t => [("dt", new TensorValue(t.Scope.Step))], "flow");

    private static MapValue Map(params (string Key, Node Value)[] entries) =>
        new([.. entries.Select(e => (e.Key, default(SourceSpan), (Value)new TensorValue(e.Value)))]);

    private static void AssertRefused(string message, Func<HandBuiltToy, (string, Value)[]> arguments, string optimizer = "gd")
    {
        var toy = new HandBuiltToy();
        var (a, b) = (toy.Weight("a", toy.Vector(1, 2)), toy.Weight("b", toy.Scalar(1)));
        var error = Assert.Throws<ToyError>(() => toy.Train(optimizer, toy.Graph.Sum(a) + b, 1, arguments(toy)));
        Assert.Equal(message, error.Message);
    }
}
