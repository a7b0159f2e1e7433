using System.Reflection;
using System.Text.Json.Serialization;
using LearningMechanics.Storage.Runs;
using LearningMechanics.Storage.Workers;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace LearningMechanics.Web.Features.Health;

/// <summary>Whether the site is well, for whoever starts or watches it.</summary>
internal static class HealthEndpoint
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly string Version =
        typeof(HealthEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/healthz", LookAsync);

    private static async Task<JsonHttpResult<Health>> LookAsync(
        RunReading runs, WorkerRegister workers, HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var alive = await workers.CountAliveAsync(patience.Token);
            var queued = await runs.QueueLengthAsync(patience.Token);
            return Answer(200, new Health("ok", Version, "ok", alive, queued));
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException or InvalidOperationException && !cancellationToken.IsCancellationRequested)
        {
            return Answer(503, new Health("down", Version, "The database does not answer.", 0, 0));
        }
    }

    private static JsonHttpResult<Health> Answer(int status, Health health) =>
        TypedResults.Json(health, HealthJson.Default.Health, statusCode: status);
}

/// <summary>The site's state.</summary>
/// <param name="Status"><c>ok</c> or <c>down</c>.</param>
/// <param name="Version">The site's version.</param>
/// <param name="Database"><c>ok</c>, or a sentence.</param>
/// <param name="Workers">Workers heard of within the last minute.</param>
/// <param name="Queue">Runs that wait.</param>
internal sealed record Health(string Status, string Version, string Database, int Workers, int Queue);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Health))]
internal sealed partial class HealthJson : JsonSerializerContext;
