using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace LearningMechanics.Compute.Tests.Worker;

/// <summary>A real site with a private database and workers of its own, each a process that can be killed.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("lm-fleet-").FullName;
    private readonly List<Process> workers = [];
    private readonly int port = FreePort();
    private Process? site;

    private SiteProcess()
    {
    }

    public HttpClient Http { get; } = new();

    public static async Task<SiteProcess> StartAsync(string toySlug, string toyText)
    {
        var fleet = new SiteProcess();
        foreach (var kind in new[] { "problems", "toys", "pages" })
            Directory.CreateDirectory(Path.Combine(fleet.folder, "content", kind));
        await File.WriteAllTextAsync(Path.Combine(fleet.folder, "content", "toys", $"{toySlug}.toy"), toyText);
        fleet.Http.BaseAddress = new Uri($"http://127.0.0.1:{fleet.port}");
        await fleet.StartSiteAsync();
        return fleet;
    }

    public async Task StartSiteAsync()
    {
        site = Start("Web", "serve");
        var began = Stopwatch.GetTimestamp();
        while (!await IsHealthyAsync())
        {
            if (site.HasExited || Stopwatch.GetElapsedTime(began) > StartPatience)
                throw new InvalidOperationException($"The site did not start; its exit status is {(site.HasExited ? site.ExitCode : "not there yet")}.");
            await Task.Delay(100);
        }
    }

    public async Task KillSiteAsync()
    {
        site!.Kill();
        await site.WaitForExitAsync();
    }

    public Process StartWorker()
    {
        var worker = Start(
            "Compute", "worker", "--server", Http.BaseAddress!.ToString(), "--token-file", Path.Combine(folder, "data", "worker.token"), "--threads", "1");
        workers.Add(worker);
        return worker;
    }

    public async Task<string> SubmitAsync(string toy)
    {
        using var response = await Http.PostAsJsonAsync("/api/runs", new { toy });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    /// <summary>Waits until a run is as wanted, and says how long that took.</summary>
    public async Task<(JsonElement Run, TimeSpan Waited)> UntilAsync(string id, Func<JsonElement, bool> isWanted, TimeSpan patience)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var run = await Http.GetFromJsonAsync<JsonElement>($"/api/runs/{id}");
            if (isWanted(run))
                return (run, Stopwatch.GetElapsedTime(began));
            if (Stopwatch.GetElapsedTime(began) > patience)
                throw new TimeoutException($"After {patience.TotalSeconds} s the run was still: {run}");
            await Task.Delay(50);
        }
    }

    public static void Terminate(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString()]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in workers.Where(worker => !worker.HasExited))
            process.Kill();
        if (site is { HasExited: false })
        {
            Terminate(site);
            await site.WaitForExitAsync();
        }

        Http.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private Process Start(string project, params string[] arguments)
    {
        // …/tests/Compute.Tests/bin/<configuration>/net10.0/
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/'));
        var root = output.Parent!.Parent!.Parent!.Parent!.Parent!;
        var assembly = Path.Combine(root.FullName, "src", project, "bin", output.Parent.Name, output.Name, $"LearningMechanics.{project}.dll");
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = folder,
            Environment =
            {
                ["LM_DATA"] = Path.Combine(folder, "data"),
                ["LM_PORT"] = port.ToString(),
                ["LM_CONTENT"] = Path.Combine(folder, "content"),
            },
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"{assembly} did not start.");
    }

    private async Task<bool> IsHealthyAsync()
    {
        try
        {
            using var response = await Http.GetAsync("/healthz");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
