using System.Text;
using LearningMechanics.Web.Features.Caching;

namespace LearningMechanics.Web.Tests.Features.Caching;

public sealed class PageStoreTests
{
    private readonly PageStore store = new(mostBytes: 2_000);

    public PageStoreTests() => store.Open();

    [Fact]
    public void Land_NothingChangedMeanwhile_IsKept()
    {
        var page = Page("kept");

        Make("/a", page, "problem:a");

        Assert.Same(page, store.Find("/a"));
    }

    [Fact]
    public async Task Land_ChangedMeanwhile_IsGivenToThoseAboardAndNotKept()
    {
        var flight = store.Board("/a", () => ["problem:a"], out _)!;
        var passenger = store.Board("/a", () => ["problem:a"], out var isPilot);
        store.Forget(["result:1", "problem:a"]);
        var later = store.Board("/a", () => ["problem:a"], out var mustMakeAnew);

        var page = Page("of before the change");
        store.Land(flight, page);

        Assert.False(isPilot);
        Assert.Same(page, await passenger!.Page);
        Assert.Null(store.Find("/a"));
        Assert.True(mustMakeAnew);
        Assert.False(later!.Page.IsCompleted);
    }

    [Theory]
    [InlineData("problem:a", "problem:a", true)]
    [InlineData("problem:a", "problem:b", false)]
    [InlineData("problem:a", "*", true)]
    [InlineData("*", "run:1", true)]
    public void Forget_ASubject_DropsThePagesThatShowIt(string shown, string changed, bool isDropped)
    {
        Make("/a", Page("a"), shown);

        store.Forget([changed]);

        Assert.Equal(isDropped, store.Find("/a") is null);
    }

    [Fact]
    public void Land_MoreThanThereIsRoomFor_DropsWhatWasUnusedForLongest()
    {
        // Noise cannot be compressed.
        foreach (var key in (string[])["/a", "/b", "/c"])
        {
            Make(key, CachedPage.Of(Noise(key[1], 700), "text/plain"), "x");
            store.Find("/a");
        }

        Assert.NotNull(store.Find("/a"));
        Assert.Null(store.Find("/b"));
        Assert.NotNull(store.Find("/c"));
    }

    [Fact]
    public void Close_ChangesCannotBeHeard_KeepsNothing()
    {
        Make("/a", Page("a"), "x");

        store.Close();

        Assert.Null(store.Find("/a"));
        Assert.Null(store.Board("/b", () => ["x"], out _));
    }

    private void Make(string key, CachedPage page, string subject) => store.Land(store.Board(key, () => [subject], out _)!, page);

    private static CachedPage Page(string text) => CachedPage.Of(Encoding.UTF8.GetBytes(text), "text/html; charset=utf-8");

    private static byte[] Noise(char key, int count) =>
        [.. Enumerable.Range(0, count / 32 + 1).SelectMany(i => System.Security.Cryptography.SHA256.HashData([(byte)key, (byte)i])).Take(count)];
}
