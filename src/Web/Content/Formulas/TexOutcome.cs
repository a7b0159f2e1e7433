namespace LearningMechanics.Web.Content.Formulas;

/// <summary>What came of a formula.</summary>
public abstract record TexOutcome
{
    private TexOutcome()
    {
    }

    /// <param name="Html">HTML for the eye and MathML for everything else.</param>
    public sealed record Rendered(string Html) : TexOutcome;

    /// <param name="Why">One sentence for the formula's author.</param>
    public sealed record Refused(string Why) : TexOutcome;
}
