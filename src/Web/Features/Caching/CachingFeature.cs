using LearningMechanics.Storage.Pages;

namespace LearningMechanics.Web.Features.Caching;

/// <summary>Public pages kept whole, made anew at the first request after a change.</summary>
public static class CachingFeature
{
    public static IServiceCollection AddPageCache(this IServiceCollection services)
    {
        services.AddSingleton<PageChanges>();
        services.AddSingleton(new PageStore());
        services.AddSingleton<PageSubjects>();
        services.AddSingleton<PageListener>();
        services.AddHostedService(provider => provider.GetRequiredService<PageListener>());
        return services;
    }

    /// <summary>Goes after compression and errors, and before anything that asks the database who is there.</summary>
    public static IApplicationBuilder UsePageCache(this IApplicationBuilder app) =>
        app.Use(SettleAfterWritingAsync).UseMiddleware<PageCache>();

    /// <summary>Whoever is told that something was done finds it done.</summary>
    private static Task SettleAfterWritingAsync(HttpContext context, RequestDelegate next)
    {
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!isRead && context.GetEndpoint()?.Metadata.GetMetadata<ChangesNoPage>() is null)
        {
            context.Response.OnStarting(() => context.Response.StatusCode < StatusCodes.Status400BadRequest
                ? context.RequestServices.GetRequiredService<PageListener>().SettleAsync(context.RequestAborted)
                : Task.CompletedTask);
        }

        return next(context);
    }
}

/// <summary>Of an address that is written to so often that it must not wait for pages, and changes none.</summary>
internal sealed record ChangesNoPage
{
    public static ChangesNoPage Mark { get; } = new();
}
