using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Runs.Worker;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Console;

namespace LearningMechanics.Web.Hosting;

/// <summary>How the site listens and what it writes to its log.</summary>
internal static class Server
{
    /// <summary>Room for any form and any report but a completed run's, which asks for more where it is received.</summary>
    private const long LargestBody = 1 << 20;

    /// <summary>Room for whatever somebody pastes into a search box, who is then told how much of it was read.</summary>
    private const int LongestAddress = 32 << 10;

    /// <summary>Time for runs' reports under way; streams and long polls end at once.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    /// <summary>What the site signs and seals with, the same for every program that works on one data folder.</summary>
    public static void AddSiteKeys(this IServiceCollection services, SiteOptions options) =>
        services.AddDataProtection().SetApplicationName("LearningMechanics")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.DataFolder, "keys")));

    public static void AddServer(this WebApplicationBuilder builder, SiteOptions options)
    {
        builder.WebHost.UseUrls($"http://{new System.Net.IPEndPoint(options.Address, options.Port)}");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MaxRequestLineSize = LongestAddress;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Farewell);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddRequestDecompression();
        builder.Services.AddSiteKeys(options);
        builder.Services.AddHostedService<PostgresKeeper>();
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter(typeof(WorkerTokenHandler).FullName, LogLevel.Warning);
        builder.Logging.AddFilter(typeof(ApiTokenHandler).FullName, LogLevel.Warning);
        // Any stranger can send a form without a token; whoever sends it is told.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);

        // What fails in the database comes back as an exception, and is told once, by whoever meets it.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
    }
}
