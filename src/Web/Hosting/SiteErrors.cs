using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace LearningMechanics.Web.Hosting;

/// <summary>The one place where an exception becomes an answer: a sentence, a status, never a trace.</summary>
internal static class SiteErrors
{
    public static IServiceCollection AddSiteErrors(this IServiceCollection services) =>
        services.AddProblemDetails().AddExceptionHandler<SiteExceptionHandler>();

    public static void UseSiteErrors(this IApplicationBuilder app) =>
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = context => IsTheCallersFault(context.Exception) });

    public static bool IsTheCallersFault(Exception exception) =>
        exception is BadHttpRequestException or OperationCanceledException;
}

internal sealed class SiteExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    private const int RetryAfterSeconds = 2;

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var (status, detail) = Describe(exception);
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString();

        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = new ProblemDetails { Status = status, Detail = detail },
        });
    }

    private static (int Status, string Detail) Describe(Exception exception) => exception switch
    {
        BadHttpRequestException bad => (bad.StatusCode, bad.Message),
        _ when IsDatabaseAway(exception) => (503, "The database is away for a moment: try again in a few seconds."),
        OperationCanceledException => (503, "The site is stopping: try again in a few seconds."),
        _ => (500, $"Something broke here, and it has been noted. Should you write to us about it, name {Activity.Current?.TraceId.ToString() ?? "the time"}."),
    };

    private static bool IsDatabaseAway(Exception exception) =>
        exception is NpgsqlException { IsTransient: true }
        || exception is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow }
        || (exception.InnerException is { } inner && IsDatabaseAway(inner));
}
