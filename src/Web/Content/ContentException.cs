using LearningMechanics.Domain;

namespace LearningMechanics.Web.Content;

/// <summary>The content folder has errors, so the site refuses to start. Its message is the list.</summary>
public sealed class ContentException(IReadOnlyList<ContentError> errors) : StartRefusedException(Describe(errors))
{
    public IReadOnlyList<ContentError> Errors => errors;

    private static string Describe(IReadOnlyList<ContentError> errors) => string.Join(
        Environment.NewLine,
        [.. errors.Select(error => error.ToString()), errors.Count == 1
            ? "One error in content/: mend it and start again."
            : $"{errors.Count} errors in content/: mend them and start again."]);
}
