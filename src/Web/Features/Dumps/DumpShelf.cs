using System.Globalization;
using System.Text.RegularExpressions;

namespace LearningMechanics.Web.Features.Dumps;

/// <summary>The folder of the dumps: a file is there whole or not at all, and only the last few are.</summary>
/// <param name="folder">Where they are kept.</param>
internal sealed partial class DumpShelf(string folder)
{
    /// <summary>Dumps that are kept: a week of nights.</summary>
    public const int Kept = 7;

    private const string Ending = ".tar.gz";
    private const string Stamp = "yyyy-MM-dd'T'HHmmss'Z'";

    /// <summary>The dumps, newest first.</summary>
    public IReadOnlyList<FileInfo> Dumps => Directory.Exists(folder)
        ? [.. new DirectoryInfo(folder).EnumerateFiles().Where(file => Name().IsMatch(file.Name)).OrderByDescending(file => file.Name, StringComparer.Ordinal)]
        : [];

    /// <summary>When the newest was made; null where there is none.</summary>
    public DateTimeOffset? NewestAt => Dumps is [var newest, ..]
        ? DateTimeOffset.ParseExact(
            newest.Name[(DumpReadme.Folder.Length + 1)..^Ending.Length], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : null;

    /// <summary>A dump by its name; null where there is none.</summary>
    public FileInfo? Find(string name) => Dumps.FirstOrDefault(file => file.Name == name);

    /// <summary>Puts a dump on the shelf, and takes off those that are too old.</summary>
    /// <param name="at">When it is made: it is called after that.</param>
    /// <param name="write">Writes it.</param>
    /// <returns>Where it lies.</returns>
    public async Task<string> AddAsync(DateTimeOffset at, Func<Stream, Task> write)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{DumpReadme.Folder}-{at.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture)}{Ending}");
        var unfinished = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                await write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        foreach (var old in Dumps.Skip(Kept))
            old.Delete();
        return path;
    }

    [GeneratedRegex(@"^learning-mechanics-\d{4}-\d\d-\d\dT\d{6}Z\.tar\.gz$")]
    private static partial Regex Name();
}
