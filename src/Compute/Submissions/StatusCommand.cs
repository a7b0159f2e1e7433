using System.CommandLine;

namespace LearningMechanics.Compute.Submissions;

/// <summary><c>lm status</c>: where a result stands.</summary>
internal static class StatusCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("RESULT") { Description = "17 for the latest version, or 17v2." };
        var wait = new Option<bool>("--wait") { Description = "Wait for the verdict." };
        var command = new Command("status", "Say where a result stands. Ends with 0 if it holds, 1 if it does not or has no verdict, 2 if there is none.") { name, wait };
        return command.Speaking(new SiteOptions(), needsToken: false, terminal, async (parsed, site, stop) =>
        {
            var words = new SiteWords(terminal, site);
            var reply = await site.ReadAsync($"results/{Uri.EscapeDataString(parsed.GetRequiredValue(name))}", stop);
            if (reply is SiteReply.Told(var first) && parsed.GetValue(wait))
                reply = await new ResultWatch(site, terminal).UntilSettledAsync(ToldResult.Of(first), stop);
            if (reply is not SiteReply.Told(var body))
                return words.Refuse(reply);
            var result = ToldResult.Of(body);
            words.Tell(result);
            return result.ExitStatus;
        });
    }
}
