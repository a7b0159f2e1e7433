using LearningMechanics.Compute.Worker;
using LearningMechanics.Domain.Workers;

namespace LearningMechanics.Compute.Tests.Worker;

public sealed class WorkerWishTests
{
    private readonly WorkerToken token = WorkerToken.Draw();

    [Fact]
    public void Read_AllGiven_IsTaken()
    {
        var wish = WorkerWish.Read("https://example.org/lab", token.Reveal(), null, 3);

        Assert.Null(wish.Mistake);
        Assert.Equal(token, wish.Token);
        Assert.Equal(3, wish.Threads);
    }

    [Fact]
    public void Read_TokenFile_MayEndWithALineBreak()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, token.Reveal() + "\n");

        Assert.Equal(token, WorkerWish.Read("http://127.0.0.1:5080", null, new FileInfo(path), 0).Token);
        File.Delete(path);
    }

    [Theory]
    [InlineData("ftp://example.org", 0, "--server ftp://example.org: must be an address such as")]
    [InlineData("example.org", 0, "--server example.org: must be an address such as")]
    [InlineData("http://127.0.0.1:5080", -1, "--threads -1: must be in 0…1024.")]
    public void Read_OptionThatCannotBe_IsNamed(string server, int threads, string sentence) =>
        Assert.StartsWith(sentence, WorkerWish.Read(server, token.Reveal(), null, threads).Mistake, StringComparison.Ordinal);

    [Fact]
    public void Read_SomethingElseForAToken_IsNotRepeated()
    {
        var mistake = WorkerWish.Read("http://127.0.0.1:5080", "hunter2", null, 0).Mistake;

        Assert.StartsWith("This is not a worker token", mistake, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", mistake);
    }

    [Fact]
    public void Read_TokenFileThatIsNot_IsNamed() =>
        Assert.StartsWith(
            "--token-file /nowhere/token: ",
            WorkerWish.Read("http://127.0.0.1:5080", null, new FileInfo("/nowhere/token"), 0).Mistake,
            StringComparison.Ordinal);

    [Fact]
    public void Read_TokenTwice_IsRefused() =>
        Assert.Equal(
            "give --token or --token-file, not both.",
            WorkerWish.Read("http://127.0.0.1:5080", token.Reveal(), new FileInfo("/nowhere/token"), 0).Mistake);
}
