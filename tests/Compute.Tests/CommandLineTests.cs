namespace LearningMechanics.Compute.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Theory]
    [InlineData("toy", "frob")]
    [InlineData("toy", "run")]
    [InlineData("toy", "run", "a.toy", "--seeds", "many")]
    [InlineData("toy", "check", "a.toy", "--colour")]
    [InlineData("frob")]
    public async Task Words_NotUnderstood_AreRefusedWithAWayOn(params string[] args)
    {
        Assert.Equal(ExitStatus.Wrong, await InvokeAsync(args));
        Assert.StartsWith("lm", _error.ToString());
        Assert.Contains("--help", _error.ToString());
        Assert.Empty(_output.ToString());
    }

    [Theory]
    [InlineData("lm toy: `rnu` is not understood; it takes new, check, run, plot, export, reproduce or reference.", "toy", "rnu")]
    [InlineData("lm toy run: `--sedes` is not understood.", "toy", "run", "a.toy", "--sedes", "3")]
    [InlineData("lm toy run: `b.toy` is not understood.", "toy", "run", "a.toy", "b.toy")]
    public async Task Word_Mistyped_IsNamed(string sentence, params string[] args)
    {
        Assert.Equal(ExitStatus.Wrong, await InvokeAsync(args));
        Assert.StartsWith(sentence + "\n", _error.ToString());
    }

    [Theory]
    [InlineData("check")]
    [InlineData("run")]
    [InlineData("plot")]
    public async Task File_Missing_IsASentenceAndTwo(string verb)
    {
        Assert.Equal(ExitStatus.Wrong, await InvokeAsync("toy", verb, "/nowhere/none.toy"));
        Assert.StartsWith("/nowhere/none.toy does not exist", _error.ToString());
        Assert.DoesNotContain("Exception", _error.ToString());
    }

    [Theory]
    [InlineData("--seeds", "0", "--seeds 0: must be in 1..")]
    [InlineData("--key", "xyz", "--key xyz: not a run key")]
    [InlineData("--set", "eta", "--set eta: write NAME=VALUE")]
    public async Task Option_OutOfRange_IsASentenceAndTwo(string option, string value, string sentence)
    {
        Assert.Equal(ExitStatus.Wrong, await InvokeAsync("toy", "run", "a.toy", option, value));
        Assert.StartsWith(sentence, _error.ToString());
    }

    [Fact]
    public async Task Help_OfRun_NamesEveryOption()
    {
        Assert.Equal(ExitStatus.Success, await InvokeAsync("toy", "run", "--help"));
        Assert.Contains("lm toy run <FILE> [options]", _output.ToString());
        foreach (var option in (string[])["--set", "--seeds", "--key", "--json", "--csv", "--threads"])
            Assert.Contains(option, _output.ToString());
    }

    [Fact]
    public async Task Help_OfPlot_NamesTheOptionsOfRunAndItsOwn()
    {
        Assert.Equal(ExitStatus.Success, await InvokeAsync("toy", "plot", "--help"));
        foreach (var option in (string[])["--out", "--set", "--seeds", "--key", "--json", "--csv", "--threads"])
            Assert.Contains(option, _output.ToString());
    }

    private Task<int> InvokeAsync(params string[] args) =>
        CommandLine.InvokeAsync(args, new Terminal(_output, _error, false, false, false, 120), CancellationToken.None);
}
