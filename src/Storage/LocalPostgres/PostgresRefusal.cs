using System.Runtime.Versioning;
using LearningMechanics.Domain;

namespace LearningMechanics.Storage.LocalPostgres;

/// <summary>Turns what Postgres's programs say into what a keeper can do about it.</summary>
[UnsupportedOSPlatform("windows")]
internal static class PostgresRefusal
{
    public static bool IsDiskFull(string text) =>
        text.Contains("No space left on device", StringComparison.OrdinalIgnoreCase)
        || text.Contains("Disk quota exceeded", StringComparison.OrdinalIgnoreCase)
        || text.Contains("disk full", StringComparison.OrdinalIgnoreCase);

    public static StartRefusedException DiskFull(string folder) =>
        new($"The disk that holds {folder} is full: the database needs {PostgresFolder.MinimumFreeBytes >> 20} MB to start. "
            + "Free some space, or choose another folder with LM_DATA.");

    public static StartRefusedException Of(string act, PostgresFolder folder, string output)
    {
        var all = output + "\n" + folder.LogTail();
        if (IsDiskFull(all))
            return DiskFull(folder.Site);
        if (all.Contains("Permission denied", StringComparison.Ordinal))
            return new StartRefusedException(
                $"Postgres may not use its folder {folder.Root}: {Telling(all)} Run the site as the user who made it, or choose another folder with LM_DATA.");
        return new StartRefusedException(
            $"Postgres could not {act}: {Telling(all)} Its log is {folder.Log}.");
    }

    /// <summary>The last line that names a fault, or the last line.</summary>
    private static string Telling(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = lines.LastOrDefault(l => l.Contains("FATAL", StringComparison.Ordinal) || l.Contains("error:", StringComparison.Ordinal))
            ?? lines.LastOrDefault() ?? "it said nothing";
        return line.EndsWith('.') ? line : line + ".";
    }
}
