using Npgsql;

namespace LearningMechanics.Storage.Pages;

/// <summary>
/// Tells every process of a site what public pages no longer show as it is. Triggers on the tables speak, when and only if a
/// transaction commits: no writer can forget to, whether it is a form, a worker's report, a command or a hand at psql.
/// </summary>
public sealed class PageChanges(NpgsqlDataSource database)
{
    /// <summary>What a payload begins with that only says that its sender has been heard.</summary>
    private const string Echo = "echo:";

    private const string Channel = "pages_changed";

    /// <summary>Listens until cancelled or until the connection is lost, which throws.</summary>
    /// <param name="listening">Called once everything that commits from now on will be heard.</param>
    /// <param name="changed">Called with what changed: subjects such as <c>problem:catapult</c>, or <c>*</c> for everything.</param>
    /// <param name="echoed">Called with the word of an echo, after all that was committed before it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ListenAsync(
        Action listening, Action<IReadOnlyList<string>> changed, Action<Guid> echoed, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, signal) =>
        {
            if (!signal.Payload.StartsWith(Echo, StringComparison.Ordinal))
                changed(signal.Payload.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            else if (Guid.TryParse(signal.Payload.AsSpan(Echo.Length), out var word))
                echoed(word);
        };
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        listening();
        while (true)
            await connection.WaitAsync(cancellationToken);
    }

    /// <summary>Sends a word that every listener hears after all that has been committed so far: Postgres keeps that order.</summary>
    public async Task EchoAsync(Guid word, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("SELECT pg_notify($1, $2)");
        command.Parameters.AddWithValue(Channel);
        command.Parameters.AddWithValue(Echo + word.ToString("N"));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
