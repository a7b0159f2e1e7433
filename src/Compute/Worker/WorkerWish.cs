using LearningMechanics.Domain.Workers;

namespace LearningMechanics.Compute.Worker;

/// <summary>What was asked for on the command line, or what is wrong with it.</summary>
internal sealed record WorkerWish(Uri Server, WorkerToken Token, int Threads, string? Mistake)
{
    public static WorkerWish Read(string server, string? token, FileInfo? tokenFile, int threads)
    {
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return Mistaken($"--server {server}: must be an address such as https://example.org or http://127.0.0.1:5080.");
        if (threads is < 0 or > 1024)
            return Mistaken($"--threads {threads}: must be in 0…1024.");
        var (text, mistake) = ReadToken(token, tokenFile);
        if (mistake is not null)
            return Mistaken(mistake);
        try
        {
            return new WorkerWish(address, WorkerToken.Parse(text.Trim()), threads, null);
        }
        catch (FormatException e)
        {
            return Mistaken(e.Message);
        }
    }

    private static (string Text, string? Mistake) ReadToken(string? token, FileInfo? file)
    {
        if (token is not null && file is not null)
            return ("", "give --token or --token-file, not both.");
        if (token is not null)
            return (token, null);
        if (file is null)
        {
            return Environment.GetEnvironmentVariable("LM_WORKER_TOKEN") is { Length: > 0 } kept
                ? (kept, null)
                : ("", "a worker needs a token of the site: --token-file FILE (a site keeps its local worker's in worker.token of its data folder), --token TOKEN or LM_WORKER_TOKEN.");
        }

        try
        {
            return (File.ReadAllText(file.FullName), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ("", $"--token-file {file}: {e.Message}");
        }
    }

    private static WorkerWish Mistaken(string mistake) => new(new Uri("http://nowhere"), default, 0, mistake);
}
