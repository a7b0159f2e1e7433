namespace LearningMechanics.Web.Content;

/// <summary>A file of the content folder.</summary>
/// <param name="Path">Relative to the folder, with forward slashes.</param>
/// <param name="Text">All of it.</param>
internal sealed record ContentFile(string Path, string Text)
{
    /// <summary>The file's name without folder and extension: the slug.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public ContentError Error(int line, string message) => new(Path, line, message);

    public Action<int, string> Report(List<ContentError> errors) => (line, message) => errors.Add(Error(line, message));
}
