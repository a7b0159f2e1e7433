namespace LearningMechanics.Web.Features.Forms;

/// <summary>Says of an address that changes something how it knows that a page of ours asked for it. A test walks them all.</summary>
public sealed class FormGate
{
    private FormGate()
    {
    }

    /// <summary>By the token that the page carried.</summary>
    public static FormGate Token { get; } = new();

    /// <summary>By where the browser says the form comes from: for pages that are cached whole.</summary>
    public static FormGate Origin { get; } = new();
}
