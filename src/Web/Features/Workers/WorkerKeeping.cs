using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.Workers;
using LearningMechanics.Web.Features.Accounts.Commands;

namespace LearningMechanics.Web.Features.Workers;

/// <summary>What whoever looks after a site's workers does: lets machines in, takes their tokens back, looks at those set aside.</summary>
internal sealed class WorkerKeeping(WorkerRegister register, WorkerRoll roll, TimeProvider clock)
{
    public async Task<KeepingOutcome> ListAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var workers = await roll.ListAsync(cancellationToken);
        return new KeepingOutcome.Done(workers.Count == 0
            ? "No worker has a token yet: `lm worker-token add NAME` makes one."
            : string.Join(Environment.NewLine, workers.Select(worker => $"{worker.Id} {worker.Name,-24} {WorkerWords.Standing(worker, now)}")));
    }

    /// <returns>The token, to be shown once, with how to use it; or why the name will not do.</returns>
    public async Task<(WorkerToken? Token, KeepingOutcome Outcome)> AddAsync(string name, CancellationToken cancellationToken)
    {
        if (Worker.NameObjection(name) is { } objection)
            return (null, new KeepingOutcome.Refused(objection));
        var token = WorkerToken.Draw();
        await register.RegisterAsync(name, token, cancellationToken);
        return (token, new KeepingOutcome.Done(
            $"{name} may work here with this token, which is shown only now:{Environment.NewLine}{token.Reveal()}{Environment.NewLine}"
            + "On its machine: LM_WORKER_TOKEN=… ./lm worker --server https://this.site"));
    }

    public Task<KeepingOutcome> RevokeAsync(string id, CancellationToken cancellationToken) =>
        OnOneAsync(id, register.RevokeAsync, "Its token is taken back: its next word is refused, and what it held goes to others.", cancellationToken);

    public Task<KeepingOutcome> ReinstateAsync(string id, CancellationToken cancellationToken) =>
        OnOneAsync(id, register.ReinstateAsync, "It gets work again.", cancellationToken);

    private static async Task<KeepingOutcome> OnOneAsync(
        string id, Func<WorkerId, CancellationToken, Task<bool>> act, string words, CancellationToken cancellationToken) =>
        WorkerId.TryParse(id, null, out var worker) && await act(worker, cancellationToken)
            ? new KeepingOutcome.Done(words)
            : new KeepingOutcome.Refused($"No worker is called {(id.Length <= 40 ? id : id[..40] + "…")}: `lm worker-token list` shows their identifiers.");
}
