using System.Security.Cryptography;
using System.Text;
using LearningMechanics.Domain;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Web.Hosting;

namespace LearningMechanics.Web.Features.Runs.Submission;

/// <summary>
/// A secret of the site by which visitors are told apart without their addresses being kept, and by which a visitor shows that
/// a run is theirs.
/// </summary>
internal sealed class VisitorKey(SiteOptions options, TimeProvider clock)
{
    private const int SecretBytes = 32;
    private const int ShownBytes = 16;
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Lazy<byte[]> secret = new(() => Keep(Path.Combine(options.DataFolder, "visitors.key")));

    /// <summary>Names an address for one day. It cannot be turned back without the secret, nor one day's be tied to another's.</summary>
    public string HashOf(string address) => Sign($"address {clock.GetUtcNow():yyyy-MM-dd} {address}");

    /// <summary>What lets whoever asked for a run cancel it.</summary>
    public string PassOf(RunId run) => Sign($"run {run}");

    public bool IsPass(RunId run, string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(PassOf(run)), Encoding.UTF8.GetBytes(given));

    private string Sign(string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret.Value, Encoding.UTF8.GetBytes(text)).AsSpan(0, ShownBytes));

    /// <summary>The secret in its file, drawn by whichever process of the site comes first.</summary>
    private static byte[] Keep(string path)
    {
        try
        {
            if (!File.Exists(path))
                Draw(path);
            var kept = File.ReadAllBytes(path);
            return kept.Length == SecretBytes
                ? kept
                : throw new StartRefusedException($"{path} should hold {SecretBytes} bytes and holds {kept.Length}: remove it, and the site draws another.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The key by which visitors are told apart cannot be kept in {path}: {e.Message}", e);
        }
    }

    private static void Draw(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        var drawn = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OnlyOwner;
        using (var file = new FileStream(drawn, options))
            file.Write(RandomNumberGenerator.GetBytes(SecretBytes));
        try
        {
            File.Move(drawn, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(drawn);
        }
    }
}
