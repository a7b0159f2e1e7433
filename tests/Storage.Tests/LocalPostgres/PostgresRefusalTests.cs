using LearningMechanics.Storage.LocalPostgres;

namespace LearningMechanics.Storage.Tests.LocalPostgres;

public sealed class PostgresRefusalTests
{
    private readonly PostgresFolder folder = new("/tmp/lm-nowhere");

    [Theory]
    [InlineData("initdb: error: could not write to file \"base/1/1255\": No space left on device")]
    [InlineData("FATAL:  could not write lock file \"postmaster.pid\": Disk quota exceeded")]
    public void Of_FullDisk_SaysHowMuchIsNeededAndWhereElseToGo(string output)
    {
        var refusal = PostgresRefusal.Of("start", folder, output);

        Assert.Equal(
            "The disk that holds /tmp/lm-nowhere is full: the database needs 160 MB to start. Free some space, or choose another folder with LM_DATA.",
            refusal.Message);
    }

    [Fact]
    public void Of_AnotherFault_QuotesTheLineThatNamesIt()
    {
        var refusal = PostgresRefusal.Of("start", folder, "LOG:  starting\nFATAL:  data directory is broken\nstopped waiting\n");

        Assert.StartsWith("Postgres could not start: FATAL:  data directory is broken. Its log is", refusal.Message, StringComparison.Ordinal);
    }
}
