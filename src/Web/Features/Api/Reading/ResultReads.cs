using System.ComponentModel;
using LearningMechanics.Domain;
using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.Results;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Features.Api.Resources;
using LearningMechanics.Web.Features.Runs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LearningMechanics.Web.Features.Api.Reading;

internal static class ResultReads
{
    private const string List = "results";

    public static async Task<IResult> ListAsync(
        [AsParameters] PageQuery query, [AsParameters] ResultQuery wanted, HttpContext context, ContentLibrary library, PersonReads people,
        ResultReading results, ResultTelling telling, ApiAddresses addresses, CancellationToken cancellationToken)
    {
        if (PageRequest.Refuse(List, query, text => ResultNumber.TryParse(text, null, out _), out var page) is { } refusal)
            return refusal;
        if (Refuse(wanted, library, out var filter) is { } wrong)
            return wrong;
        if (wanted.Author is { } author)
        {
            if (await people.FindAsync(author, cancellationToken) is not { } person)
                return ApiRefusals.At("author", $"author = {Refusals.Shown(author)}: nobody here is called that.");
            filter = filter with { Author = person.Id };
        }

        var found = await results.ListAsync(
            filter with { Before = page.After is { } after ? ResultNumber.Parse(after) : null, Take = page.Limit + 1 }, cancellationToken);
        return Paging.Answer(context, addresses, page, List, found, result => $"{result.Number}", telling.Of, ApiJson.Plain.PageResultItem);
    }

    public static async Task<IResult> ReadAsync(string name, HttpContext context, FoundResults results, ResultTelling telling)
    {
        var (shown, refusal) = await results.FindAsync(name, context);
        return shown is null ? refusal : ApiAnswer.Of(telling.Of(shown), ApiJson.Plain.ResultResource);
    }

    public static async Task<IResult> ReadRunsAsync(string name, HttpContext context, FoundResults results, ResultTelling telling)
    {
        var (shown, refusal) = await results.FindAsync(name, context);
        return shown is null
            ? refusal
            : ApiAnswer.Of(
                new Page<ResultRunResource>([.. shown.View.Runs.Select(run => telling.Of(shown.View, run))], null), ApiJson.Plain.PageResultRunResource);
    }

    public static async Task<IResult> ReadFiguresAsync(string name, HttpContext context, FoundResults results)
    {
        var (shown, refusal) = await results.FindAsync(name, context);
        return shown is null ? refusal : RunReads.Figures(shown.Run);
    }

    private static ProblemHttpResult? Refuse(ResultQuery wanted, ContentLibrary library, out ResultFilter filter)
    {
        filter = new ResultFilter();
        if (wanted.Problem is { } problem)
        {
            if (!ProblemSlug.TryParse(problem, null, out var slug) || !library.TryFind(slug, out _))
                return ApiRefusals.At("problem", $"problem = {Refusals.Shown(problem)}: there is no such problem.");
            filter = filter with { Problem = slug };
        }

        if (wanted.Toy is { } toy)
        {
            if (!ToySlug.TryParse(toy, null, out var slug) || !library.TryFind(slug, out var found))
                return ApiRefusals.At("toy", $"toy = {Refusals.Shown(toy)}: there is no such toy in the collection.");
            filter = filter with { Toy = (slug, found.Toy.Sha256) };
        }

        if (wanted.State is { } state)
        {
            var open = Enum.GetValues<VersionState>().Where(value => value.IsPublic).ToList();
            if (ApiWords.Read<VersionState>(state) is not { IsPublic: true } inState)
                return ApiRefusals.At("state", $"state = {Refusals.Shown(state)}: must be one of {ApiWords.All(open)}.");
            filter = filter with { State = inState };
        }

        if (wanted.Verdict is { } verdict)
        {
            if (ApiWords.Read<Verdict>(verdict) is not { } found)
                return ApiRefusals.At("verdict", $"verdict = {Refusals.Shown(verdict)}: must be one of {ApiWords.All(Enum.GetValues<Verdict>())}.");
            filter = filter with { Verdict = found };
        }

        return null;
    }
}

/// <summary>Which results are wanted.</summary>
internal sealed record ResultQuery
{
    [Description("About this problem alone, by its slug.")]
    [FromQuery(Name = "problem")]
    public string? Problem { get; init; }

    [Description("In this state alone: running, published or stopped.")]
    [FromQuery(Name = "state")]
    public string? State { get; init; }

    [Description("With this verdict alone: holds, fails, undecided or diverged.")]
    [FromQuery(Name = "verdict")]
    public string? Verdict { get; init; }

    [Description("By this person alone, as author or co-author: a handle.")]
    [FromQuery(Name = "author")]
    public string? Author { get; init; }

    [Description("Made from this toy of the collection alone, by its slug.")]
    [FromQuery(Name = "toy")]
    public string? Toy { get; init; }
}
