namespace LearningMechanics.Web.Tests.Content;

/// <summary>A content folder of one test's own.</summary>
internal sealed class ContentFolderOnDisk : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("lm-content-").FullName;

    public ContentFolderOnDisk With(string path, string text)
    {
        var file = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
