namespace LearningMechanics.Web.Content;

/// <summary>Where the curated content is.</summary>
public static class ContentFolder
{
    /// <summary>
    /// The folder named by <c>LM_CONTENT</c>, else the nearest <c>content/problems</c> at or above the executable:
    /// the repository's own while developing, the one beside the executable when published.
    /// </summary>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("LM_CONTENT") is { Length: > 0 } named)
            return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "content");
            if (Directory.Exists(Path.Combine(candidate, "problems")))
                return candidate;
        }

        throw new ContentException([new ContentError("problems", 1,
            $"no content folder was found at or above {AppContext.BaseDirectory}: set LM_CONTENT to the folder that holds problems/ and toys/")]);
    }
}
