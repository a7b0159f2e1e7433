using System.Text.Json;

namespace LearningMechanics.Compute.Tests.Toys;

/// <summary><c>lm toy</c> from the typed words to the exit status, with the real language and engine.</summary>
public sealed class ToyRunTests : IDisposable
{
    // Gradient descent on a parabola, solved exactly: the loss is multiplied by (1 − η)² at each step.
    private const string Parabola =
        """
        toy "Gradient descent on a parabola"
        cites arXiv:1312.6120
        param eta = 0.1 in 0.01..3 "learning rate"
        param steps = 20 in 1..100000
        weight w = ones(3)
        loss = sum(w^2) / 2
        train gd(lr = eta) for steps
        measure energy = loss
        predict energy = 1.5 * (1 - eta)^(2 * step)
        check energy within 1%
        """;

    private const string NoisyMean =
        """
        toy "The mean of a sample"
        param n = 50 in 2..1000
        data x ~ normal(n)
        measure square = mean(x)^2
        predict square = 1 / n
        sweep n in [20, 40]
        check square within 400%
        seeds 6
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("lm-run-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Check_OfAToy_PrintsPriceParametersAndHashes()
    {
        Assert.Equal(ExitStatus.Success, await InvokeAsync("check", Toy(Parabola)));

        var text = _output.ToString();
        Assert.Contains("Gradient descent on a parabola", text);
        Assert.Contains("arXiv:1312.6120", text);
        Assert.Contains("operations", text);
        Assert.Contains("learning rate", text);
        Assert.Contains("0.01..3", text);
        Assert.Matches("sha256 +[0-9a-f]{64}", text);
        Assert.Matches("prediction +[0-9a-f]{64}", text);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task Check_OfAFaultyToy_ShowsEveryErrorWithItsCaret()
    {
        var path = Toy(Parabola.Replace("lr = eta", "lr = etta").Replace("= loss", "= lss"));

        Assert.Equal(ExitStatus.Wrong, await InvokeAsync("check", path));

        var error = _error.ToString();
        Assert.Contains($"{path}:7:15: etta: ", error);
        Assert.Contains($"{path}:8:18: lss: ", error);
        Assert.Contains("  train gd(lr = etta) for steps\n                ^~~~\n", error);
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task Run_OfATrueTheory_HoldsAndEndsWithZero()
    {
        Assert.Equal(ExitStatus.Success, await InvokeAsync("run", Toy(Parabola)));

        Assert.Contains("holds", _output.ToString());
        Assert.Contains("key 00000000000000000000000000000000", _output.ToString());
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task Run_OfAFalseTheory_FailsAndEndsWithOne()
    {
        Assert.Equal(ExitStatus.NotHeld, await InvokeAsync("run", Toy(Parabola.Replace("= 1.5 *", "= 1.6 *"))));

        Assert.Contains("fails", _output.ToString());
    }

    [Fact]
    public async Task Run_ThatBlowsUp_DivergesAndEndsWithOne()
    {
        Assert.Equal(ExitStatus.NotHeld, await InvokeAsync("run", Toy(Parabola), "--set", "eta=2.9", "--set", "steps=2000"));

        Assert.Contains("diverged", _output.ToString());
    }

    [Fact]
    public async Task Json_OfARunThatBlowsUp_HasNullWhereThereIsNoNumber()
    {
        await InvokeAsync("run", Toy(Parabola), "--set", "eta=2.9", "--set", "steps=2000", "--json", "-");

        using var report = JsonDocument.Parse(_output.ToString());
        var check = report.RootElement.GetProperty("checks")[0];
        Assert.Equal("diverged", check.GetProperty("verdict").GetString());
        Assert.Equal(JsonValueKind.Null, check.GetProperty("error").ValueKind);
        Assert.NotEqual(0, report.RootElement.GetProperty("points")[0].GetProperty("divergences").GetArrayLength());
    }

    [Fact]
    public async Task Setting_UnknownOrOutOfRange_EndsWithTwo()
    {
        Assert.Equal(ExitStatus.Wrong, await InvokeAsync("run", Toy(Parabola), "--set", "etta=0.2", "--set", "steps=2.5"));

        Assert.Contains("no param is called `etta`; did you mean `eta`?", _error.ToString());
        Assert.Contains("steps = 2.5: must be a whole number (declared on line 4)", _error.ToString());
    }

    [Theory]
    [InlineData("--seeds", "many")]
    [InlineData("--seeds", "2.5")]
    [InlineData("--threads", "99999999999")]
    public async Task Count_ThatIsNoWholeNumber_IsNamedInPlainWords(string option, string value)
    {
        Assert.Equal(ExitStatus.Wrong, await InvokeAsync("run", Toy(Parabola), option, value));

        Assert.Equal(
            $"lm toy run: {option} {value}: not a whole number up to 2,147,483,647; write one like 8\nType `lm toy run --help` to see what it takes.\n",
            _error.ToString());
    }

    [Fact]
    public async Task Toy_FoundFaultyOnlyWhileRunning_ShowsThePlace()
    {
        var toy = Toy("toy \"Out of range\"\ndata x ~ normal(3)\ndata i ~ categorical([0, 0, 0, 1], 1)\nmeasure m = x[i[0]]\n");

        Assert.Equal(ExitStatus.Wrong, await InvokeAsync("run", toy));

        Assert.Contains("a.toy:4:", _error.ToString());
        Assert.Contains("^", _error.ToString());
    }

    [Fact]
    public async Task Json_ToOutput_IsTheWholeReportAndNothingElse()
    {
        Assert.Equal(ExitStatus.Success, await InvokeAsync("run", Toy(Parabola), "--json", "-", "--key", "5eed"));

        using var report = JsonDocument.Parse(_output.ToString());
        var root = report.RootElement;
        Assert.Equal("Gradient descent on a parabola", root.GetProperty("toy").GetString());
        Assert.Equal("00000000000000000000000000005eed", root.GetProperty("key").GetString());
        Assert.Equal("holds", root.GetProperty("checks")[0].GetProperty("verdict").GetString());
        var series = root.GetProperty("points")[0].GetProperty("series").GetProperty("energy");
        Assert.Equal(1.5, series.GetProperty("mean")[0].GetDouble());
        Assert.Equal(1.5, series.GetProperty("predicted").GetProperty("theory")[0].GetDouble());
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task Numbers_DoNotDependOnThreads_ButOnTheKey()
    {
        var toy = Toy(NoisyMean);

        var one = await MeansAsync(toy, "--threads", "1");
        var two = await MeansAsync(toy, "--threads", "2");
        var other = await MeansAsync(toy, "--key", "1");

        Assert.Equal(one, two);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public async Task Sweep_WithItsParameterSet_IsThatOnePoint()
    {
        await InvokeAsync("run", Toy(NoisyMean), "--set", "n=30", "--seeds", "3", "--json", "-");

        using var report = JsonDocument.Parse(_output.ToString());
        Assert.Equal(1, report.RootElement.GetProperty("points").GetArrayLength());
        Assert.Equal(3, report.RootElement.GetProperty("points")[0].GetProperty("seeds").GetInt32());
    }

    [Fact]
    public async Task Csv_OfASweep_HasEveryPoint()
    {
        var folder = Path.Combine(_folder, "series");

        await InvokeAsync("run", Toy(NoisyMean), "--csv", folder);

        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "square.csv"));
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("n,", lines[0]);
        Assert.StartsWith("20,", lines[1]);
        Assert.StartsWith("40,", lines[2]);
    }

    [Fact]
    public async Task Run_Interrupted_WritesNothingAndSaysSo()
    {
        var report = Path.Combine(_folder, "report.json");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Assert.Equal(ExitStatus.Interrupted, await InvokeAsync(stop.Token, "run", Toy(Parabola), "--json", report));

        Assert.False(File.Exists(report));
        Assert.Equal("Stopped; nothing was written.\n", _error.ToString());
    }

    private async Task<string> MeansAsync(string toy, params string[] options)
    {
        _output.GetStringBuilder().Clear();
        await InvokeAsync(["run", toy, "--json", "-", .. options]);
        using var report = JsonDocument.Parse(_output.ToString());
        return report.RootElement.GetProperty("points").GetRawText();
    }

    private string Toy(string text)
    {
        var path = Path.Combine(_folder, "a.toy");
        File.WriteAllText(path, text + "\n");
        return path;
    }

    private Task<int> InvokeAsync(params string[] args) => InvokeAsync(CancellationToken.None, args);

    private Task<int> InvokeAsync(CancellationToken cancellationToken, params string[] args) =>
        CommandLine.InvokeAsync(
            ["toy", .. args], new Terminal(_output, _error, false, false, IsColourAllowed: true, Width: 160), cancellationToken);
}
