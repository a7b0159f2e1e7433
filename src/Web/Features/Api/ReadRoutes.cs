using LearningMechanics.Web.Features.Api.Reading;
using LearningMechanics.Web.Features.Api.Resources;

namespace LearningMechanics.Web.Features.Api;

/// <summary>What may be read, by everybody.</summary>
internal static class ReadRoutes
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/problems", ProblemReads.ListAsync).Tells<Page<ProblemItem>>("listProblems", "All open problems", "Problems").MayRefuse(400);
        api.MapGet("/problems/{slug}", ProblemReads.ReadAsync).Tells<ProblemResource>("readProblem", "One problem with its sections and history", "Problems").MayRefuse(404);
        api.MapGet("/toys", ToyReads.ReadAll).Tells<Page<ToyItem>>("listToys", "The collection of toys", "Toys").MayRefuse(400);
        api.MapGet("/toys/{slug}", ToyReads.Read).Tells<ToyResource>("readToy", "One toy: parameters, price, hashes", "Toys").MayRefuse(404);
        api.MapGet("/toys/{slug}/text", ToyReads.ReadText).TellsText("readToyText", "A toy's whole text", "Toys").MayRefuse(404);
        api.MapGet("/results", ResultReads.ListAsync)
            .Tells<Page<ResultItem>>("listResults", "Results, newest first: of each its latest public version", "Results").MayRefuse(400);
        api.MapGet("/results/{name}", ResultReads.ReadAsync)
            .Tells<ResultResource>("readResult", "One version of a result: 17v2, or 17 for the latest", "Results").MayRefuse(404).MayBeGone();
        api.MapGet("/results/{name}/runs", ResultReads.ReadRunsAsync)
            .Tells<Page<ResultRunResource>>("listRunsOfResult", "A version's own run and every replication", "Results").MayRefuse(404).MayBeGone();
        api.MapGet("/results/{name}/figures", ResultReads.ReadFiguresAsync)
            .Tells<Page<FigureResource>>("listFiguresOfResult", "What a version's charts show, as numbers", "Results").MayRefuse(404).MayBeGone();
        api.MapGet("/tombstones", TombstoneReads.ListAsync).Tells<Page<Tombstone>>("listTombstones", "Results that were withdrawn", "Results").MayRefuse(400);
        api.MapGet("/runs", RunReads.ListAsync).Tells<Page<RunItem>>("listRuns", "Runs, newest first", "Runs").MayRefuse(400);
        api.MapGet("/runs/{id}", RunReads.ReadAsync).Tells<RunResource>("readRun", "One run with its verdicts", "Runs").MayRefuse(404).MayBeGone();
        api.MapGet("/runs/{id}/figures", RunReads.ReadFiguresAsync)
            .Tells<Page<FigureResource>>("listFiguresOfRun", "What a run's charts show, as numbers", "Runs").MayRefuse(404).MayBeGone();
        api.MapGet("/runs/{id}/text", RunReads.ReadTextAsync).TellsText("readRunText", "The exact text that is run", "Runs").MayRefuse(404).MayBeGone();
        api.MapGet("/people/{handle}", PersonReads.ReadAsync).Tells<PersonResource>("readPerson", "A person as everybody sees them", "People").MayRefuse(404);
    }

    /// <summary>What an address answers when all is well.</summary>
    public static RouteHandlerBuilder Tells<T>(this RouteHandlerBuilder route, string id, string summary, string tag) =>
        route.WithName(id).WithSummary(summary).WithTags(tag).Produces<T>().Produces(StatusCodes.Status304NotModified);

    public static RouteHandlerBuilder TellsText(this RouteHandlerBuilder route, string id, string summary, string tag) =>
        route.WithName(id).WithSummary(summary).WithTags(tag).Produces<string>(contentType: "text/plain").Produces(StatusCodes.Status304NotModified);

    public static RouteHandlerBuilder MayRefuse(this RouteHandlerBuilder route, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            route.Produces<Refusal>(status, "application/problem+json");
        return route;
    }

    public static RouteHandlerBuilder MayBeGone(this RouteHandlerBuilder route) => route.Produces<Tombstone>(StatusCodes.Status410Gone);
}
