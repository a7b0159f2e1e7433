using LearningMechanics.Domain;
using LearningMechanics.Storage.Results;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Problems;

namespace LearningMechanics.Web.Tests.Features.Problems;

public sealed class ProblemQueryTests
{
    private static readonly IReadOnlyList<ListedProblem> All =
    [
        Listed("a", Strand.Limits, ProblemStatus.Open, ProblemKind.Direction, toys: 0, tags: ["width"]),
        Listed("b", Strand.Limits, ProblemStatus.Open, ProblemKind.Problem, toys: 1, tags: ["width", "depth"], new ProblemCount(3, 2, 1) { Theories = 3, NewestAt = Day(3) }),
        Listed("c", Strand.EmpiricalLaws, ProblemStatus.Settled, ProblemKind.Problem, toys: 1, tags: ["sharpness"], new ProblemCount(1, 0, 1) { Theories = 1, NewestAt = Day(9), HasUnansweredFailure = true }),
        Listed("d", Strand.EmpiricalLaws, ProblemStatus.Open, ProblemKind.Problem, toys: 2, tags: ["sharpness"], new ProblemCount(5, 4, 1) { Theories = 5, NewestAt = Day(5), HasUnansweredFailure = true }),
        Listed("e", Strand.Universality, ProblemStatus.Open, ProblemKind.Problem, toys: 1, tags: []),
    ];

    [Theory]
    [InlineData("", "a b c d e")]
    [InlineData("strand=limits", "a b")]
    [InlineData("status=settled", "c")]
    [InlineData("kind=direction", "a")]
    [InlineData("tag=sharpness", "c d")]
    [InlineData("toy=yes", "b c d e")]
    [InlineData("rivals=yes", "b d")]
    [InlineData("failures=yes", "b c d")]
    [InlineData("failures=yes&toy=yes&strand=limits", "b")]
    [InlineData("sort=results", "d b c a e")]
    [InlineData("sort=newest", "c d b a e")]
    [InlineData("sort=title", "a b c d e")]
    [InlineData("sort=need", "d e b c a")]
    [InlineData("strand=limits&status=settled", "")]
    public void Apply_AnAddress_ShowsWhatItSays(string address, string slugs) =>
        Assert.Equal(slugs, string.Join(' ', Read(address).Apply(All).Select(listed => listed.Problem.Slug.Value)));

    [Theory]
    [InlineData("strand=limits&tag=width&toy=yes&sort=need")]
    [InlineData("status=open&kind=problem&rivals=yes&failures=yes")]
    public void State_OfAnAddress_IsThatAddress(string address) => Assert.Equal("/problems?" + address, Read(address).State.Address);

    [Fact]
    public void Facets_Count_WhatWouldRemain()
    {
        foreach (var address in (string[])["", "strand=limits", "toy=yes&status=open", "tag=sharpness&failures=yes"])
        {
            var query = Read(address);
            Assert.All(query.Facets(All).Concat(query.Ticks(All)), facet => Assert.All(facet.Values, value =>
                Assert.Equal(Read(query.State.With(facet.Name, value.Key).Replace("/problems?", "", StringComparison.Ordinal)).Apply(All).Count, value.Count)));
        }
    }

    [Fact]
    public void Facet_ValueThatWouldLeaveNothing_IsNotOffered() =>
        Assert.Equal(["open"], Read("strand=limits").Facets(All).Single(facet => facet.Name == "status").Values.Select(value => value.Key));

    [Fact]
    public void Read_WhatThereIsNot_IsLeftOutAndSaid()
    {
        var said = new List<string>();

        var query = ProblemQuery.Read(name => name switch { "strand" => "nowhere", "sort" => "luck", "toy" => "no", _ => "" }, new HashSet<string>(), said.Add);

        Assert.True(query.State.IsPlain);
        Assert.Equal(["There is no strand “nowhere”: it is left out.", "There is no toy “no”: it is left out.", "There is no sort “luck”: it is left out."], said);
    }

    private static ProblemQuery Read(string address)
    {
        var values = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address);
        return ProblemQuery.Read(name => values.TryGetValue(name, out var value) ? value.ToString() : null, ProblemQuery.TagsOf(All).ToHashSet(), Assert.Null);
    }

    private static DateTimeOffset Day(int day) => new(2026, 3, day, 0, 0, 0, TimeSpan.Zero);

    private static ListedProblem Listed(string slug, Strand strand, ProblemStatus status, ProblemKind kind, int toys, string[] tags, ProblemCount? count = null) =>
        new(
            new Problem
            {
                Slug = ProblemSlug.Parse(slug),
                Title = $"What is {slug}?",
                Kind = kind,
                Strand = strand,
                Status = ProblemStatus.Open,
                Summary = "",
                Toys = [.. Enumerable.Range(0, toys).Select(i => ToySlug.Parse($"toy-{i}"))],
                Related = [],
                References = [],
                Tags = tags,
                Sections = [],
            },
            status,
            count ?? ProblemCount.None);
}
