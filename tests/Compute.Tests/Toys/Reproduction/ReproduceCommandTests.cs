namespace LearningMechanics.Compute.Tests.Toys.Reproduction;

/// <summary><c>lm toy reproduce</c> on catalogues of a few lines.</summary>
public sealed class ReproduceCommandTests : IDisposable
{
    private const string True = "toy \"Two | <b>\"\ncites arXiv:1312.6120\nmeasure m = 1 + 1\nobserve two = final(m)\npredict m = 2\ncheck two within 1%\n";
    private const string False = "toy \"Three\"\nmeasure three = 1 + 1\npredict three = 3\ncheck three within 1%\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("lm-catalogue-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private string Document => Path.Combine(_folder, "reproductions.md");

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Catalogue_ThatIsAsItsPagesSay_IsWrittenDown()
    {
        With("three", False, verdict: "fails");
        With("two", True, verdict: "holds");

        Assert.Equal(ExitStatus.Success, await ReproduceAsync());

        var rows = File.ReadAllLines(Document).Where(line => line.StartsWith("| [", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("three: error 33.3 % of 1 %, fails | fails |", rows[0]);
        Assert.StartsWith(
            "| [two](../content/toys/two.md)<br>Two \\| &lt;b> | [arXiv:1312.6120](https://arxiv.org/abs/1312.6120) | It is so | two: 2 / 2; error 0 % of 1 %, holds | holds |",
            rows[1]);
        Assert.Contains("2 toys. fails: 1, holds: 1.", File.ReadAllText(Document));
    }

    [Fact]
    public async Task Page_ThatStatesAnotherVerdict_IsNamed()
    {
        With("two", True, verdict: "fails");

        Assert.Equal(ExitStatus.NotHeld, await ReproduceAsync());

        Assert.Contains("two: the page states 'fails', this run 'holds'.", _output.ToString());
    }

    [Fact]
    public async Task Page_ThatStatesTooShortATime_IsNamed()
    {
        With("two", True, verdict: "holds", seconds: "1e-9");

        Assert.Equal(ExitStatus.NotHeld, await ReproduceAsync());

        Assert.Contains("two: the page states at most under 0.1 s, this run took", _output.ToString());
    }

    [Fact]
    public async Task Pages_Missing_WrongOrEmpty_AreAllNamed_AndNothingIsRun()
    {
        With("two", True, verdict: "holds");
        With("three", False, verdict: "perhaps", seconds: "soon");
        File.WriteAllText(Path.Combine(_folder, "four.toy"), True);
        File.WriteAllText(Document, "earlier");

        Assert.Equal(ExitStatus.Wrong, await ReproduceAsync());

        var error = _error.ToString();
        Assert.Contains("four.md is missing", error);
        Assert.Contains("verdict 'perhaps' is none; it is one of holds, fails", error);
        Assert.Contains("seconds 'soon' is not a number above 0", error);
        Assert.Equal("earlier", File.ReadAllText(Document));
    }

    [Fact]
    public async Task Toy_ThatDoesNotCompile_IsShownAndTheDocumentLeftAlone()
    {
        With("two", "toy \"Two\"\nmeasure two = twoo\n", verdict: "holds");
        File.WriteAllText(Document, "earlier");

        Assert.Equal(ExitStatus.Wrong, await ReproduceAsync());

        Assert.Contains("two.toy:2:15: twoo", _error.ToString());
        Assert.Equal("earlier", File.ReadAllText(Document));
    }

    [Fact]
    public async Task Folder_ThatIsNone_IsASentence()
    {
        Assert.Equal(ExitStatus.Wrong, await InvokeAsync("/nowhere/toys"));

        Assert.Equal("/nowhere/toys is not a folder: name the one with the toys, or run this from the checkout's own.\n", _error.ToString());
    }

    private void With(string name, string toy, string verdict, string seconds = "60")
    {
        File.WriteAllText(Path.Combine(_folder, name + ".toy"), toy);
        File.WriteAllText(Path.Combine(_folder, name + ".md"), $"---\nsummary: A toy.\nclaim: It is so\nverdict: {verdict}\nseconds: {seconds}\n---\nWords.\n");
    }

    private Task<int> ReproduceAsync() => InvokeAsync(_folder, "--out", Document);

    private Task<int> InvokeAsync(params string[] args) => CommandLine.InvokeAsync(
        ["toy", "reproduce", .. args], new Terminal(_output, _error, false, false, false, 120), CancellationToken.None);
}
