using LearningMechanics.Domain.People;
using LearningMechanics.Storage.Results;
using LearningMechanics.Storage.Search;
using LearningMechanics.Storage.Tests.Results;
using Npgsql;

namespace LearningMechanics.Storage.Tests.Search;

public sealed class SearchReadingTests : IAsyncLifetime
{
    private ResultHouse house = null!;
    private SearchReading reading = null!;
    private Actor author = null!;

    public async Task InitializeAsync()
    {
        house = await ResultHouse.OpenAsync();
        reading = new SearchReading(house.Database);
        author = await house.PersonAsync("tess", Standing.Trusted);
    }

    public async Task DisposeAsync() => await house.DisposeAsync();

    /// <summary>The same table as the site's own reader of words has: whatever is folded in one place is folded so in the other.</summary>
    [Theory]
    [InlineData("Sharpness settles at 2/η", "sharpness settles at 2 eta")]
    [InlineData(@"\lambda_{\max} and λ and lambda and Λ", "lambda max and lambda and lambda and lambda")]
    [InlineData(@"\frac{1}{2}\varphi^2 \to \infty", "1 2 phi 2 to infinity")]
    [InlineData("∇f → ∞, x₁², √n", "nabla f infinity x 1 2 sqrt n")]
    [InlineData("Erdős–Rényi, Łukasz, Ångström, naïve, İstanbul", "erdos renyi lukasz angstrom naive istanbul")]
    [InlineData("e\u0301tude and \u00e9tude", "etude and etude")]
    [InlineData("arXiv:2103.00065v2, 17v2, 3.14, 1.5.2, Fig.2", "arxiv 2103p00065 17v2 3p14 1p5p2 fig 2")]
    [InlineData("don't kernel-ridge a_b", "don t kernel ridge a b")]
    [InlineData("Жуков и 王伟", "жуков и 王伟")]
    [InlineData("& × ÷ %", "")]
    public async Task Words_OfAnyWriting_AreFoldedAsTheSiteFoldsThem(string text, string words)
    {
        await using var command = house.Database.Source.CreateCommand("SELECT trim(search_words($1))");
        command.Parameters.Add(new NpgsqlParameter { Value = text });

        Assert.Equal(words, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Results_WithTheWord_AreFoundUntilTheyAreWithdrawn()
    {
        var name = await house.LockAsync(author);

        var found = await reading.ResultsAsync(WordQuery.Of([["weight*"], ["decays", "decay"]], all: true), 10, default);

        Assert.Equal((name, 1), (Assert.Single(found.Best).Name, found.InAll));
        Assert.Empty((await reading.ResultsAsync(WordQuery.Of([["weight"], ["absent"]], all: true), 10, default)).Best);
        Assert.Single((await reading.ResultsAsync(WordQuery.Of([["weight"], ["absent"]], all: false), 10, default)).Best);
        Assert.Null(await house.Corrections.WithdrawAsync(name.Result, author, "The toy measures the wrong thing.", default));
        Assert.Empty((await reading.ResultsAsync(WordQuery.Of([["weight"]], all: true), 10, default)).Best);
        Assert.Null(await reading.NamedAsync(name.Result, null, default));
    }

    [Fact]
    public async Task People_ByNameOrHandle_AreFound()
    {
        var found = await reading.PeopleAsync(WordQuery.Of([["tes*"]], all: true), 10, default);

        Assert.Equal("tess", Assert.Single(found.Best).Handle);
    }

    [Fact]
    public async Task Words_OfWhatIsPublished_AreReadOnceAndThenAdded()
    {
        Assert.DoesNotContain("tenth", (await reading.WordsSinceAsync(WordsSeen.Nothing, default)).Words);
        await house.LockAsync(author);
        await house.RunNextAsync();

        var (words, seen) = await reading.WordsSinceAsync(WordsSeen.Nothing, default);

        Assert.Contains("tenth", words);
        Assert.Empty((await reading.WordsSinceAsync(new(seen.Published.AddMilliseconds(1), seen.Joined.AddMilliseconds(1)), default)).Words);
    }

    [Theory]
    [InlineData("a' | 'b")]
    [InlineData("a b")]
    [InlineData("\\")]
    [InlineData("")]
    [InlineData("*")]
    public void Query_OfWhatIsNoWord_IsRefused(string spelling) => Assert.Throws<ArgumentException>(() => WordQuery.Of([[spelling]], all: true));
}
