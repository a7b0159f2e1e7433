using LearningMechanics.Compute.Toys;

namespace LearningMechanics.Compute.Tests.Toys;

/// <summary><c>lm toy new</c>, and what it writes, run by the commands that it names.</summary>
public sealed class NewCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lm-new-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Starter_AsWritten_RunsAndHolds()
    {
        var path = Path.Combine(_folder, "mine.toy");
        Assert.Equal(ExitStatus.Success, await InvokeAsync("new", path));

        Assert.Equal(ExitStatus.Success, await InvokeAsync("run", path));

        Assert.Contains("holds", _output.ToString());
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task Name_WithoutEnding_GetsIt()
    {
        var path = Path.Combine(_folder, "mine");

        Assert.Equal(ExitStatus.Success, await InvokeAsync("new", path));

        Assert.Equal(StarterToy.Text, File.ReadAllText(path + ".toy"));
        Assert.Contains($"lm toy run {path}.toy", _output.ToString());
    }

    [Fact]
    public async Task File_ThatIsThere_IsLeftAsItWas()
    {
        var path = Path.Combine(_folder, "mine.toy");
        File.WriteAllText(path, "a week of work");

        Assert.Equal(ExitStatus.Wrong, await InvokeAsync("new", path));

        Assert.Equal("a week of work", File.ReadAllText(path));
        Assert.Equal($"{path} is there already and was left as it is: choose another name, or move it away.\n", _error.ToString());
    }

    [Theory]
    [InlineData("none/mine", "the folder")]
    [InlineData("folder.toy", "is a folder: name the toy in it")]
    public async Task Place_ThatCannotBeWritten_IsASentence(string typed, string sentence)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "folder.toy"));

        Assert.Equal(ExitStatus.Wrong, await InvokeAsync("new", Path.Combine(_folder, typed)));

        Assert.Contains(sentence, _error.ToString());
        Assert.Empty(_output.ToString());
    }

    [Theory]
    [InlineData(null, "my-toy.toy")]
    [InlineData("", "my-toy.toy")]
    [InlineData("decay", "decay.toy")]
    [InlineData("decay.toy", "decay.toy")]
    [InlineData("v1.2", "v1.2.toy")]
    public void Path_FromWhatWasTyped_EndsAsToysDo(string? typed, string path) => Assert.Equal(path, StarterToy.PathFor(typed));

    private Task<int> InvokeAsync(params string[] args) =>
        CommandLine.InvokeAsync(["toy", .. args], new Terminal(_output, _error, false, false, false, 120), CancellationToken.None);
}
