namespace LearningMechanics.Toys.Tests;

/// <summary>The folder of the checkout the tests were built from.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "LearningMechanics.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("The tests must run from inside a checkout: LearningMechanics.sln is in no folder above them.");
    }
}
