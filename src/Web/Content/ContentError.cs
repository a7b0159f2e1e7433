namespace LearningMechanics.Web.Content;

/// <summary>One thing wrong with a file of <c>content/</c>.</summary>
/// <param name="Path">The file, relative to the content folder.</param>
/// <param name="Line">From 1.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
public sealed record ContentError(string Path, int Line, string Message)
{
    public override string ToString() => $"content/{Path}:{Line}: {Message}";
}
