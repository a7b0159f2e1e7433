using System.CommandLine;
using LearningMechanics.Compute.Toys;

namespace LearningMechanics.Compute.Submissions;

/// <summary><c>lm submit</c>: locks a toy's prediction on a site, which runs and judges it.</summary>
internal static class SubmitCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = ToyCommand.FileArgument();
        var fields = new SubmissionOptions();
        var wait = new Option<bool>("--wait") { Description = "Wait for the verdict; ends as `lm toy run` does: 0 if it holds, 1 if not." };
        var command = new Command("submit", "Submit a toy as a result: its prediction is locked, a worker runs it, and the verdict is published.") { file };
        fields.AddTo(command);
        command.Add(wait);
        return command.Speaking(new SiteOptions(), needsToken: true, terminal, async (parsed, site, stop) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (fields.Read(parsed, path) is not { } body)
            {
                foreach (var error in fields.Mistakes)
                    await terminal.Error.WriteLineAsync(DiagnosticPrinter.Printable(error));
                return ExitStatus.Wrong;
            }

            var words = new SiteWords(terminal, site);
            return await site.WriteAsync(fields.Target(parsed), body, stop) switch
            {
                SiteReply.Told(var told) => await TellAsync(ToldResult.Of(told), parsed.GetValue(wait), words, site, terminal, stop),
                var refused => words.Refuse(refused, path),
            };
        });
    }

    private static async Task<int> TellAsync(ToldResult result, bool waits, SiteWords words, SiteApi site, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!waits)
        {
            words.Tell(result);
            return ExitStatus.Success;
        }

        var reply = await new ResultWatch(site, terminal).UntilSettledAsync(result, cancellationToken);
        if (reply is not SiteReply.Told(var body))
            return words.Refuse(reply);
        var settled = ToldResult.Of(body);
        words.Tell(settled);
        return settled.ExitStatus;
    }
}
