namespace LearningMechanics.House.Tests;

/// <summary>The checkout the tests run in.</summary>
internal static class House
{
    private static readonly HashSet<string> NotSource = ["bin", "obj", "node_modules", "TestResults", ".git", ".lm", "artifacts"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file that is source, relative to the root.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. FilesUnder(new DirectoryInfo(Root))];

    /// <summary>Project files by project name: the file's name without its ending.</summary>
    public static IReadOnlyDictionary<string, string> Projects { get; } = Files
        .Where(f => f.EndsWith(".csproj", StringComparison.Ordinal))
        .ToDictionary(f => Path.GetFileNameWithoutExtension(f)!);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "LearningMechanics.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No LearningMechanics.sln at or above {AppContext.BaseDirectory}.");
    }

    private static IEnumerable<string> FilesUnder(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles())
            yield return Path.GetRelativePath(Root, file.FullName);
        foreach (var inner in folder.EnumerateDirectories())
            if (!NotSource.Contains(inner.Name))
                foreach (var file in FilesUnder(inner))
                    yield return file;
    }
}
