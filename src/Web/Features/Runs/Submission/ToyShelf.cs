using LearningMechanics.Domain;

namespace LearningMechanics.Web.Features.Runs.Submission;

/// <summary>Where the text of a toy that may be run comes from.</summary>
/// <param name="find">The toy's exact text, or null where there is no such toy.</param>
public sealed class ToyShelf(Func<ToySlug, string?> find)
{
    public string? Find(ToySlug slug) => find(slug);

    /// <summary>The <c>.toy</c> files of a folder, which stands at or above the executable.</summary>
    public static ToyShelf OfFolder(string folder)
    {
        var above = new DirectoryInfo(AppContext.BaseDirectory);
        while (above is not null && !Directory.Exists(Path.Combine(above.FullName, folder)))
            above = above.Parent;
        var toys = above is null
            ? []
            : Directory.EnumerateFiles(Path.Combine(above.FullName, folder), "*.toy")
                .ToDictionary(path => ToySlug.Parse(Path.GetFileNameWithoutExtension(path)), File.ReadAllText);
        return new ToyShelf(slug => toys.GetValueOrDefault(slug));
    }
}
