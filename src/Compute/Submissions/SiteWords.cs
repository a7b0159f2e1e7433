using LearningMechanics.Compute.Toys;

namespace LearningMechanics.Compute.Submissions;

/// <summary>What a terminal is told of a site's answers. What others wrote is shown as text.</summary>
internal sealed class SiteWords(Terminal terminal, SiteApi site)
{
    /// <summary>Says why something was not done.</summary>
    /// <param name="reply">What the site answered.</param>
    /// <param name="file">The toy's file, where its lines are meant; null without one.</param>
    /// <returns>The exit status.</returns>
    public int Refuse(SiteReply reply, string? file = null)
    {
        switch (reply)
        {
            case SiteReply.Refused(_, { Count: > 0 } mistakes):
                foreach (var mistake in mistakes)
                    Complain(mistake is { Line: { } line } && file is not null
                        ? $"{file}:{line}:{mistake.Column}: {mistake.Message}"
                        : $"{mistake.Path}: {mistake.Message}");
                break;
            case SiteReply.Refused(var why, _):
                Complain($"{site.Address}: {why}");
                break;
            case SiteReply.Away(var why, _):
                Complain($"{site.Address} cannot be reached: {why}");
                break;
        }

        return ExitStatus.Wrong;
    }

    /// <summary>Says where a result stands.</summary>
    public void Tell(ToldResult result)
    {
        terminal.Output.WriteLine(DiagnosticPrinter.Printable($"{result.Id}  {result.Standing}"));
        terminal.Output.WriteLine(DiagnosticPrinter.Printable(result.Page));
    }

    private void Complain(string sentence) => terminal.Error.WriteLine(DiagnosticPrinter.Printable(sentence));
}
