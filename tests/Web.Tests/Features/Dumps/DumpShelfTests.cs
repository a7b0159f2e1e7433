using LearningMechanics.Web.Features.Dumps;

namespace LearningMechanics.Web.Tests.Features.Dumps;

public sealed class DumpShelfTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);

    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("lm-shelf-").FullName, "dumps");

    [Fact]
    public async Task Add_MoreThanAreKept_TakesTheOldestOff()
    {
        var shelf = new DumpShelf(folder);
        for (var day = 0; day < DumpShelf.Kept + 2; day++)
            await shelf.AddAsync(Day.AddDays(day), file => file.WriteAsync(new byte[] { 1 }).AsTask());

        Assert.Equal(DumpShelf.Kept, shelf.Dumps.Count);
        Assert.Equal(Day.AddDays(DumpShelf.Kept + 1), shelf.NewestAt);
        Assert.Null(shelf.Find("learning-mechanics-2026-03-01T030000Z.tar.gz"));
    }

    [Fact]
    public async Task Add_ThatBreaksOff_LeavesNothingAndKeepsTheLast()
    {
        var shelf = new DumpShelf(folder);
        await shelf.AddAsync(Day, file => file.WriteAsync(new byte[] { 1 }).AsTask());

        await Assert.ThrowsAsync<IOException>(() => shelf.AddAsync(Day.AddDays(1), _ => throw new IOException("The disk is full.")));

        Assert.Single(Directory.GetFiles(folder));
        Assert.Equal(Day, shelf.NewestAt);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
}
