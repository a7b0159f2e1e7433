namespace LearningMechanics.Toys.Tests.Functions.Theory;

public sealed class OdeTests
{
    private readonly ExpressionBench _bench = new();

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(3)]
    [InlineData(-2)]
    public void Ode_Logistic_MatchesClosedForm(double at)
    {
        var expected = 1 / (1 + 99 * Math.Exp(-2 * at));
        Assert.Equal(expected, _bench.Number($"ode(u -> 2 * u * (1 - u), start = 0.01, at = {at})"), 1e-8 * expected);
    }

    [Fact]
    public void Ode_OscillatorAsTuple_KeepsItsPhase()
    {
        var state = _bench.Evaluate("[ode((x, v) -> (v, -x), start = (1, 0), at = 20)[0], ode((x, v) -> (v, -x), start = (1, 0), at = 20)[1]]");
        Assert.Equal(Math.Cos(20), state[0], 1e-7);
        Assert.Equal(-Math.Sin(20), state[1], 1e-7);
    }

    [Fact]
    public void Ode_InTime_ReadsItsOwnClockInside() =>
        // u' = t gives t²/2, whatever the run's time is.
        Assert.Equal(
            [[0], [2], [8], [0.5], [12.5]],
            Rounded(_bench.Along("ode(u -> t, start = 0)", (0, 0), (1, 2), (2, 4), (3, 1), (4, 5))));

    [Fact]
    public void Ode_OverSamples_MatchesClosedFormInAnyOrder()
    {
        var times = new double[] { 0, 0.1, 0.3, 1, 2.5, 2.5, 7, 3, 0.01, 9 };
        var found = _bench.Along("ode(u -> -u * [1, 10], start = [1, 2])", [.. times.Select((t, i) => ((double)i, t))]);
        for (var i = 0; i < times.Length; i++)
        {
            Assert.Equal(Math.Exp(-times[i]), found[i][0], 1e-8);
            Assert.Equal(2 * Math.Exp(-10 * times[i]), found[i][1], 1e-8);
        }
    }

    [Fact]
    public void Ode_ThatReadsTheStep_IsIntegratedAnew() =>
        Assert.Equal([[2], [6]], Rounded(_bench.Along("ode(u -> 0 * u + step, start = 0)", (1, 2), (2, 3))));

    [Fact]
    public void Ode_FromNumberToVector_StartsEveryComponentThere() =>
        Assert.Equal([Math.E, Math.Exp(2)], _bench.Evaluate("ode(u -> [1, 2] * u, start = 1, at = 1)"), Close);

    [Fact]
    public void Ode_FromTinyState_KeepsRelativeAccuracy() =>
        Assert.Equal(1, _bench.Number("ode(u -> 3 * u, start = 1e-12, at = 5)") / (1e-12 * Math.Exp(15)), 1e-7);

    [Fact]
    public void Ode_AtVectorOfTimes_StacksStates() =>
        Assert.Equal([1, Math.Exp(-1), Math.Exp(-3)], _bench.Evaluate("ode(u -> -u, start = 1, at = [0, 1, 3])"), Close);

    [Fact]
    public void Ode_Out_SeesStateAndTime() =>
        Assert.Equal(Math.Exp(-2) + 2, _bench.Number("ode(u -> -u, start = 1, out = u -> u + t, at = 2)"), 1e-8);

    [Fact]
    public void Ode_OfMatrix_MatchesExponential()
    {
        _bench.Input("A", [0.1, 1, -0.5, -0.2], 2, 2);
        Assert.Equal(_bench.Evaluate("expm(3 * A)"), _bench.Evaluate("ode(X -> A @ X, start = eye(2), at = 3)"), Close);
    }

    [Fact]
    public void Ode_WithSymmetricNoise_DoesNotStall()
    {
        _bench.Input("W", [0.5, 1e-17, -1e-17, 0.25], 2, 2);
        var found = _bench.Evaluate("ode(X -> (eye(2) - X @ X.T) @ X, start = W, at = 10)");
        Assert.Equal(1, found[0], 1e-6);
        Assert.Equal(0, found[1], 1e-12);
    }

    [Fact]
    public void Ode_AtFixedTime_HasDerivatives()
    {
        var c = _bench.Input("c", [0.7, 1.3], 2);
        _bench.HasDerivatives("ode(u -> c * u * (1 - u) + 0.1 * t, start = c / 10, at = 1.5)", c, tolerance: 1e-5);
    }

    [Fact]
    public void Ode_ByItsTime_HasDerivative()
    {
        var end = _bench.Input("T", [1.2]);
        _bench.HasDerivatives("ode((x, v) -> (v, -x), start = (1, 0), out = (x, v) -> x, at = T)", end, tolerance: 1e-5);
    }

    [Fact]
    public void Ode_ThatBlowsUp_DivergesAndSaysWhen() => Assert.Equal(
        "the solution of the equation blows up or stops being finite near t = 1",
        _bench.Divergence("ode(u -> u^2, start = 1, at = 2)"));

    [Fact]
    public void Ode_ThatIsStiff_DivergesAndSaysHowFarItCame() =>
        Assert.StartsWith("the integration needs more than 400000 evaluations (it got to t = ", _bench.Divergence("ode(u -> -1e7 * (u - cos(t)), start = 0, at = 10)"), StringComparison.Ordinal);

    [Fact]
    public void Ode_WhoseVelocityHasAnotherShape_IsRefused() => Assert.Equal(
        "ode: the state has shape (2), but the function makes (3) of it; both must have one shape",
        _bench.Refusal("ode(u -> [1, 2, 3], start = [1, 2])"));

    [Fact]
    public void Ode_WhoseVelocityIsNoTuple_IsRefused() => Assert.Equal(
        "ode: the state is a tuple of 2, but the function gives a number",
        _bench.Refusal("ode((x, v) -> v, start = (1, 0))"));

    [Fact]
    public void Ode_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        _bench.CancellationToken = source.Token;
        Assert.Throws<OperationCanceledException>(() => _bench.Number("ode(u -> -u, start = 1, at = 5)"));
    }

    private static double[][] Rounded(double[][] values) => [.. values.Select(v => v.Select(x => Math.Round(x, 9)).ToArray())];

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-7 * Math.Abs(a);
}
