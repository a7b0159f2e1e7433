namespace LearningMechanics.Compute.Tests.Toys;

/// <summary><c>lm toy export</c> from the typed words to the files.</summary>
public sealed class ExportCommandTests : IDisposable
{
    private const string Mean = "toy \"The mean of a sample\"\nparam n = 50 in 2..100\ndata x ~ normal(n)\nmeasure square = mean(x)^2\npredict square = 1 / n\ncheck square within 400%\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("lm-export-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("pytorch", "import torch")]
    [InlineData("jax", "import jax")]
    public async Task Export_WithoutPath_PrintsTheScript(string library, string line)
    {
        Assert.Equal(ExitStatus.Success, await InvokeAsync("export", Toy(Mean), "--to", library));

        Assert.StartsWith("#!/usr/bin/env python3\n\"\"\"The mean of a sample\n", _output.ToString());
        Assert.Contains($"\n{line}\n", _output.ToString());
        Assert.Contains("\n    run.measure(\"square\", lambda now: mean(x) ** 2)\n", _output.ToString());
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task Export_ToAPath_WritesItWithTheSettingsAsDefaults()
    {
        var path = Path.Combine(_folder, "mean.py");

        Assert.Equal(ExitStatus.Success, await InvokeAsync("export", Toy(Mean), "--to", "pytorch", "--out", path, "--set", "n=7"));

        Assert.Contains("\"n\": 7,  # 2..100", await File.ReadAllTextAsync(path));
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task Export_OfWhatNoScriptHas_PointsAtItAndWritesNothing()
    {
        var path = Path.Combine(_folder, "no.py");
        var toy = Toy("toy \"Draws in a list\"\ndata x ~ [normal(3) for k in range(2)]\nmeasure m = mean(x)\n");

        Assert.Equal(ExitStatus.Wrong, await InvokeAsync("export", toy, "--to", "jax", "--out", path));

        Assert.Contains("cannot be exported", _error.ToString());
        Assert.Contains(":2:", _error.ToString());
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Export_ToAFolderThatIsNotThere_IsASentence()
    {
        Assert.Equal(ExitStatus.Wrong, await InvokeAsync("export", Toy(Mean), "--to", "jax", "--out", Path.Combine(_folder, "no", "mean.py")));

        Assert.Contains("cannot be written", _error.ToString());
        Assert.DoesNotContain("Exception", _error.ToString());
    }

    [Fact]
    public async Task Export_ToAnUnknownLibrary_NamesTheKnown()
    {
        Assert.Equal(ExitStatus.Wrong, await InvokeAsync("export", Toy(Mean), "--to", "fortran"));

        Assert.Contains("pytorch", _error.ToString());
    }

    private string Toy(string text)
    {
        var path = Path.Combine(_folder, "a.toy");
        File.WriteAllText(path, text);
        return path;
    }

    private Task<int> InvokeAsync(params string[] args) => CommandLine.InvokeAsync(
        ["toy", .. args], new Terminal(_output, _error, false, false, false, 120), CancellationToken.None);
}
