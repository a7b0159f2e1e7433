namespace LearningMechanics.Web.Components;

/// <summary>What a compositor does by hand.</summary>
public static class Typography
{
    private const string WordJoiner = "\u2060";

    /// <summary>A line may break after the slash of a path, but not after that of a fraction: <c>2/η</c> stays whole.</summary>
    public static string Unbroken(string text) => text.Replace("/", "/" + WordJoiner, StringComparison.Ordinal);
}
