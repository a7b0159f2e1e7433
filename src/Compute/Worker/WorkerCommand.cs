using System.CommandLine;

namespace LearningMechanics.Compute.Worker;

/// <summary><c>lm worker</c>: runs toys for a site until it is told to stop.</summary>
public static class WorkerCommand
{
    private const int Success = 0;
    private const int Wrong = 2;

    public static Command Create()
    {
        var server = new Option<string>("--server")
        {
            Description = "The site's address.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("LM_SERVER") is { Length: > 0 } named ? named : "http://127.0.0.1:5080",
        };
        var token = new Option<string?>("--token") { Description = "This worker's token; LM_WORKER_TOKEN keeps it out of the process list." };
        var tokenFile = new Option<FileInfo?>("--token-file") { Description = "A file that holds the token." };
        var threads = new Option<int>("--threads") { Description = "Threads a run may use; 0 takes all cores." };
        var command = new Command("worker", "Runs toys for a site: takes a run, works on it, reports, takes the next.") { server, token, tokenFile, threads };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var wish = WorkerWish.Read(parsed.GetValue(server) ?? "", parsed.GetValue(token), parsed.GetValue(tokenFile), parsed.GetValue(threads));
            if (wish.Mistake is { } mistake)
            {
                await Console.Error.WriteLineAsync($"lm worker: {mistake}");
                return Wrong;
            }

            return await WorkAsync(wish, cancellationToken);
        });
        return command;
    }

    private static async Task<int> WorkAsync(WorkerWish wish, CancellationToken cancellationToken)
    {
        Machine.StandBack();
        using var site = new SiteClient(wish.Server, wish.Token);
        var loop = new WorkerLoop(site, Machine.Describe(wish.Threads), wish.Threads, TimeProvider.System, Console.Out);
        if (await loop.RunAsync(cancellationToken) is not { } barred)
            return Success;
        await Console.Error.WriteLineAsync($"lm worker: the site at {wish.Server} does not let this worker in. {barred}");
        return Wrong;
    }
}
