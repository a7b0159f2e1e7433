namespace LearningMechanics.Web.Components;

/// <summary>Whether the page under way has already been given the stylesheet of formulas, which only pages with formulas need.</summary>
public sealed class MathSheet
{
    private bool _isSent;

    /// <summary>Whether a text needs the sheet and is the first of its page to do so.</summary>
    public bool IsNeededBy(string html)
    {
        if (_isSent || !html.Contains("class=\"katex", StringComparison.Ordinal))
            return false;
        _isSent = true;
        return true;
    }
}
