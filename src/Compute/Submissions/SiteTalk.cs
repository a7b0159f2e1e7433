using System.CommandLine;

namespace LearningMechanics.Compute.Submissions;

/// <summary>What every command has in common that speaks to a site: it opens it, and ends quietly when it is interrupted.</summary>
internal static class SiteTalk
{
    /// <param name="command">The command.</param>
    /// <param name="site">Its options about the site.</param>
    /// <param name="needsToken">Whether it can do nothing without a token.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="act">What it does; gives the exit status.</param>
    public static Command Speaking(
        this Command command, SiteOptions site, bool needsToken, Terminal terminal, Func<ParseResult, SiteApi, CancellationToken, Task<int>> act)
    {
        site.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (api, mistake) = site.Open(parsed, needsToken);
            if (api is null)
            {
                await terminal.Error.WriteLineAsync($"lm {command.Name}: {mistake}");
                return ExitStatus.Wrong;
            }

            using (api)
            {
                try
                {
                    return await act(parsed, api, cancellationToken);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    await terminal.Error.WriteLineAsync("Stopped; what was submitted stays submitted.");
                    return ExitStatus.Interrupted;
                }
            }
        });
        return command;
    }
}
