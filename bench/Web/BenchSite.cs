using System.Net;
using System.Net.Sockets;
using LearningMechanics.Storage.LocalPostgres;
using Npgsql;

namespace LearningMechanics.Bench.Web;

/// <summary>A site with a database of its own, on which the results that every site begins with have run.</summary>
internal sealed class BenchSite : IAsyncDisposable
{
    private const string Name = "bench";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly string folder = Directory.CreateTempSubdirectory("lm-bench-").FullName;
    private LocalPostgres? postgres;
    private Child? site;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    public NpgsqlDataSource Database { get; private set; } = null!;

    public static async Task<BenchSite> OpenAsync()
    {
        var opened = new BenchSite();
        try
        {
            await opened.StartAsync();
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        if (Database is not null)
            await Database.DisposeAsync();
        if (postgres is not null)
            await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync()
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "site")).FullName;
        postgres = await LocalPostgres.StartAsync(Path.Combine(folder, "database"), LocalPostgresSettings.Durable, CancellationToken.None);
        await postgres.EnsureDatabaseAsync(Name, CancellationToken.None);
        Database = NpgsqlDataSource.Create(postgres.ConnectionString(Name));
        site = Child.Start(
            "Web", ["serve"],
            ("ConnectionStrings__LearningMechanics", postgres.ConnectionString(Name)), ("LM_DATA", data), ("LM_PORT", $"{Address.Port}"),
            ("ASPNETCORE_ENVIRONMENT", "Production"));
        using var http = new HttpClient { BaseAddress = Address };
        await UntilAsync("the site answers", async () => site.HasEnded ? throw new InvalidOperationException("The site ended.") : await IsHealthyAsync(http));
        await using var worker = Child.Start("Compute", ["worker", "--server", Address.ToString(), "--token-file", Path.Combine(data, "worker.token")]);
        await UntilAsync("the first results have run", async () =>
            await CountAsync("state = 'published'") > 0 && await CountAsync("state = 'running'") == 0);
    }

    private async Task<long> CountAsync(string condition)
    {
        await using var command = Database.CreateCommand($"SELECT count(*) FROM result_versions WHERE {condition}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<bool> IsHealthyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/healthz", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (!await isSo())
        {
            try
            {
                await look.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new InvalidOperationException($"Not within {Patience.TotalMinutes:0} minutes: {what}.");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
