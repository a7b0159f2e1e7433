using LearningMechanics.Web.Features.Runs;
using LearningMechanics.Web.Hosting;

namespace LearningMechanics.Web.Features.Dumps;

/// <summary>Everything public in one file, for whoever wants all of it, and so that it outlives the site.</summary>
public static class DumpFeature
{
    public static IServiceCollection AddDumps(this IServiceCollection services)
    {
        services.AddSingleton(provider => new DumpShelf(Path.Combine(provider.GetRequiredService<SiteOptions>().DataFolder, "dumps")));
        services.AddScoped<DumpedRuns>();
        services.AddTransient<DumpWriter>();
        services.AddSingleton<NightlyDump>();
        services.AddHostedService(provider => provider.GetRequiredService<NightlyDump>());
        return services;
    }

    public static void MapDumps(this IEndpointRouteBuilder routes)
    {
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods("/dumps/latest.tar.gz", reading, (DumpShelf shelf) => Send(shelf.Dumps is [var newest, ..] ? newest : null));
        routes.MapMethods("/dumps/{name}", reading, (string name, DumpShelf shelf) => Send(shelf.Find(name)));
    }

    private static IResult Send(FileInfo? dump) => dump is null
        ? Refusals.Because(StatusCodes.Status404NotFound, "There is no such dump: one is made each night at 03:00 UTC, the last seven are kept, and /dumps/latest.tar.gz is the newest.")
        : TypedResults.PhysicalFile(dump.FullName, "application/gzip", dump.Name, dump.LastWriteTimeUtc, enableRangeProcessing: true);
}
