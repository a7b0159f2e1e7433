using System.Xml.Linq;

namespace LearningMechanics.Compute.Tests.Toys;

/// <summary><c>lm toy plot</c> from the typed words to the file.</summary>
public sealed class PlotCommandTests : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // Decay of a weight, at two rates; theory exact.
    private const string Decay =
        """
        toy "Decay <of> a weight & \"its\" theory"
        param eta = 0.1 in 0.01..1
        weight w = 1
        loss = w^2 / 2
        train gd(lr = eta) for 20
        measure size = w
        predict size = (1 - eta)^step
        sweep eta in [0.1, 0.2]
        check size within 1%
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("lm-plot-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Svg_OfARun_HasDotsLinesAndTheFinding()
    {
        var path = Path.Combine(_folder, "chart.svg");

        Assert.Equal(ExitStatus.Success, await PlotAsync(Decay, "--out", path));

        var svg = XDocument.Load(path).Root!;
        Assert.Equal(2, svg.Descendants(Svg + "path").Count(p => (string?)p.Attribute("class") == "theory theory-0" && p.Ancestors().Any(a => a.Attribute("clip-path") is not null)));
        Assert.Contains(svg.Descendants(Svg + "path"), p => (string?)p.Attribute("class") == "experiment");
        var texts = svg.Descendants(Svg + "text").Select(t => t.Value).ToList();
        Assert.Contains("Decay <of> a weight & \"its\" theory", texts);
        Assert.Contains(texts, t => t.StartsWith("size: holds", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.Contains("key 0000", StringComparison.Ordinal));
        Assert.Contains($"Drawn in {path}.", _error.ToString());
    }

    [Fact]
    public async Task Html_OfARun_HasTheVerdictTheChartAndEveryNumber()
    {
        var path = Path.Combine(_folder, "chart.html");

        Assert.Equal(ExitStatus.Success, await PlotAsync(Decay, "--out", path));

        var page = File.ReadAllText(path);
        Assert.Contains("<td>holds</td>", page);
        Assert.Contains("<svg viewBox", page);
        Assert.Equal(2 * 21, page.Split("<tr><td>eta = ").Length - 1);
        Assert.Contains("Decay &lt;of&gt; a weight &amp; &quot;its&quot; theory", page);
        Assert.DoesNotContain("http", page.Replace("http://www.w3.org/2000/svg", ""));
    }

    [Fact]
    public async Task Verdict_ThatFails_IsDrawnAndEndsWithOne()
    {
        var path = Path.Combine(_folder, "chart.svg");

        Assert.Equal(ExitStatus.NotHeld, await PlotAsync(Decay.Replace("(1 - eta)", "(1 - 2 * eta)"), "--out", path));

        Assert.Contains("size: fails", File.ReadAllText(path));
    }

    [Fact]
    public async Task Output_AskedFor_IsTheDrawingAndNothingElse()
    {
        Assert.Equal(ExitStatus.Success, await PlotAsync(Decay, "--out", "-"));

        Assert.Equal(Svg + "svg", XDocument.Parse(_output.ToString()).Root!.Name);
    }

    [Fact]
    public async Task Toy_WithOneNumberOnly_StillSaysItsVerdict()
    {
        var path = Path.Combine(_folder, "chart.svg");

        Assert.Equal(ExitStatus.Success, await PlotAsync("toy \"Two\"\nmeasure two = 1 + 1\npredict two = 2\ncheck two within 1%", "--out", path));

        Assert.Contains("two: holds", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("chart.png", "end it in .svg or .html")]
    [InlineData("chart", "end it in .svg or .html")]
    [InlineData("/nowhere/chart.svg", "cannot be written")]
    public async Task Place_ThatCannotBeTaken_IsASentenceBeforeTheRun(string place, string sentence)
    {
        Assert.Equal(ExitStatus.Wrong, await PlotAsync(Decay, "--out", place));

        Assert.StartsWith($"--out {place}: ", _error.ToString());
        Assert.Contains(sentence, _error.ToString());
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task Output_AskedForTwice_IsASentence()
    {
        Assert.Equal(ExitStatus.Wrong, await PlotAsync(Decay, "--out", "-", "--json", "-"));

        Assert.Contains("standard output takes one of them", _error.ToString());
    }

    private Task<int> PlotAsync(string toy, params string[] args)
    {
        var path = Path.Combine(_folder, "a.toy");
        File.WriteAllText(path, toy);
        return CommandLine.InvokeAsync(
            ["toy", "plot", path, .. args], new Terminal(_output, _error, false, false, false, 120), CancellationToken.None);
    }
}
