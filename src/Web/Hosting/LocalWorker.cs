using LearningMechanics.Domain;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.Workers;

namespace LearningMechanics.Web.Hosting;

/// <summary>The worker that stands beside the site needs no ceremony: it finds its token in the data folder.</summary>
internal static class LocalWorker
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes sure the token in <c>worker.token</c> lets a worker in.</summary>
    public static async Task LetInAsync(IServiceProvider services, SiteOptions options, CancellationToken cancellationToken)
    {
        var register = services.GetRequiredService<WorkerRegister>();
        var path = Path.Combine(options.DataFolder, "worker.token");
        try
        {
            if (File.Exists(path)
                && WorkerToken.TryParse((await File.ReadAllTextAsync(path, cancellationToken)).Trim(), null, out var kept)
                && await register.FindAsync(kept, cancellationToken) is { RevokedAt: null })
                return;
            var token = WorkerToken.Draw();
            await register.RegisterAsync("local", token, cancellationToken);
            Directory.CreateDirectory(options.DataFolder);
            await WriteAsync(path, token, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The local worker's token cannot be kept in {path}: {e.Message} Give this user the right to write there, or choose another folder with LM_DATA.", e);
        }
    }

    private static async Task WriteAsync(string path, WorkerToken token, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OnlyOwner;
        await using var writer = new StreamWriter(path, options);
        await writer.WriteLineAsync(token.Reveal().AsMemory(), cancellationToken);
    }
}
