using LearningMechanics.Compute.Toys;
using Spectre.Console;

namespace LearningMechanics.Compute.Submissions;

/// <summary>Waits for the verdict of a result, with a bar on the error stream of a terminal.</summary>
internal sealed class ResultWatch(SiteApi site, Terminal terminal)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The result once it is settled, or what the site said instead.</summary>
    public async Task<SiteReply> UntilSettledAsync(ToldResult result, CancellationToken cancellationToken)
    {
        if (!terminal.IsErrorTerminal)
            return await WaitAsync(result, _ => { }, cancellationToken);
        return await terminal.ErrorConsole().Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask(Markup.Escape(DiagnosticPrinter.Printable(result.Id)), maxValue: 1);
                return WaitAsync(result, share => task.Value = share, cancellationToken);
            });
    }

    private async Task<SiteReply> WaitAsync(ToldResult result, Action<double> show, CancellationToken cancellationToken)
    {
        while (true)
        {
            var reply = await site.ReadAsync($"results/{result.Id}", cancellationToken);
            if (reply is not SiteReply.Told(var body) || ToldResult.Of(body) is not { IsSettled: false } told)
                return reply;
            if (told.RunUrl is { } run && await site.ReadAsync($"runs/{run.Split('/')[^1]}", cancellationToken) is SiteReply.Told(var running))
                show((double?)running["progress"] ?? 0);
            await site.WaitAsync(Pause, cancellationToken);
        }
    }
}
