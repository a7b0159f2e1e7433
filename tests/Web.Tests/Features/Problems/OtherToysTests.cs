using Bunit;
using LearningMechanics.Domain;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Problems;
using LearningMechanics.Web.Features.Runs;

namespace LearningMechanics.Web.Tests.Features.Problems;

/// <summary>A problem on which many toys bear stays a light page: only one is shown whole.</summary>
public sealed class OtherToysTests : BunitContext
{
    [Fact]
    public void Toys_BesidesTheFirst_AreEntriesWithoutChartOrForm()
    {
        var entries = Show("one", "two");

        Assert.Equal(["toy-one", "toy-two"], entries.FindAll("li").Select(entry => entry.Id));
        Assert.Equal("/toys/two", entries.FindAll(".listing-title")[1].GetAttribute("href"));
        Assert.Equal("/toys/one#run", entries.Find(".result-line a").GetAttribute("href"));
        Assert.Empty(entries.FindAll("form, svg"));
    }

    [Fact]
    public void Toys_WhereThereIsOnlyOne_TakeNoRoom() => Assert.Equal("", Show().Markup.Trim());

    private IRenderedComponent<OtherToys> Show(params string[] slugs) => Render<OtherToys>(parameters => parameters
        .Add(page => page.Toys, [.. slugs.Select(Toy)])
        .Add(page => page.Latest, new Dictionary<ToySlug, ShownRun>()));

    private static PublishedToy Toy(string slug)
    {
        var text = $"toy \"{slug}\"\nmeasure two = 1 + 1\n";
        return new PublishedToy
        {
            Slug = ToySlug.Parse(slug), Text = text, Prose = ToyProse.None,
            Toy = LearningMechanics.Toys.Toy.Compile(text).Toy ?? throw new InvalidOperationException("It does not compile."),
        };
    }
}
