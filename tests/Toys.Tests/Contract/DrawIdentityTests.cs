using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Tests.Runs;

namespace LearningMechanics.Toys.Tests.Contract;

/// <summary>Draws depend on (key, seed, name, ordinal in the statement, step) and nothing else.</summary>
public sealed class DrawIdentityTests
{
    private static readonly double[] Plain = Drawn("data x ~ normal(4)");

    [Theory]
    [InlineData("data a ~ normal(9)\ndata x ~ normal(4)")]
    [InlineData("data x ~ normal(4)\ndata a ~ uniform(9)\nmeasure other = sum(a)")]
    [InlineData("param k = 3\nlet z = k^2\ndata x ~ normal(k + 1)   # another way to write it")]
    [InlineData("weight w ~ normal(3)\ndata x ~ normal(4)\nloss = sum(w^2)\ntrain gd(lr = 0.1) for 5")]
    [InlineData("data x ~ 0 + 1 * normal(4)")]
    public void Draw_WhateverElseTheToyHas_IsTheSame(string statements) => Assert.Equal(Plain, Drawn(statements));

    [Fact]
    public void Draw_OfAnotherNameKeyOrSeed_IsAnother()
    {
        Assert.Empty(Plain.Intersect(Drawn("data y ~ normal(4)\nlet x = y")));
        Assert.Empty(Plain.Intersect(Drawn("data x ~ normal(4)", key: 1)));
        Assert.Empty(Plain.Intersect(Drawn("data x ~ normal(4)", seed: 1)));
    }

    [Fact]
    public void Draws_OfOneStatement_AreToldApartByTheirOrder()
    {
        var sum = Drawn("data x ~ normal(4) - normal(4)");
        Assert.DoesNotContain(0.0, sum);
        Assert.Equal(Plain, Drawn("data x ~ concat([normal(4), normal(4)])")[..4]);
    }

    [Theory]
    [InlineData("weight x ~ normal(4)")]
    [InlineData("fresh data x ~ normal(4)")]
    public void Draw_OfAWeightOrOfStepZero_IsThatOfDataOfTheName(string statement) => Assert.Equal(Plain, Drawn(statement));

    [Fact]
    public void FreshDraw_AtAStep_DoesNotDependOnWhichStepsAreLookedAt()
    {
        double[] At(string steps) => [.. Run($"""
            fresh data x ~ normal(4)
            weight w = 0
            loss = w
            train gd(lr = 1) for 9
            measure m = x at {steps}
            """, 0, 0).Measured[0].Values[^1]];
        Assert.Equal(At("[7]"), At("[0, 3, 7]"));
        Assert.Empty(At("[7]").Intersect(At("[8]")));
    }

    private static double[] Drawn(string statements, uint key = 0, int seed = 0) => Run(statements + "\nmeasure m = x", key, seed).Measured[^1].Values[0];

    private static SeedRecord Run(string statements, uint key, int seed) =>
        ShortRuns.Compile($"toy \"Draws\"\n{statements}\n").Rerun(new RunKey(key), 0, seed);
}
