using System.Diagnostics;
using LearningMechanics.Domain;

namespace LearningMechanics.Storage.LocalPostgres;

/// <summary>
/// Whom the server runs as. Postgres refuses to run as root, so root hands it to an account without rights;
/// everybody else runs it as themselves.
/// </summary>
internal sealed class PostgresAccount
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    private readonly string[] prefix;
    private readonly string? owner;

    private PostgresAccount(string[] prefix, string? owner)
    {
        this.prefix = prefix;
        this.owner = owner;
    }

    /// <summary>Chooses the account that can run the binaries and keep the folder.</summary>
    public static async Task<PostgresAccount> ChooseAsync(PostgresBinaries binaries, string folder, CancellationToken cancellationToken)
    {
        if (Environment.UserName != "root" || OperatingSystem.IsWindows())
            return new PostgresAccount([], null);
        var (name, user, group) = FindUnprivileged();
        string[] drop = ["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups"];
        var plain = new PostgresAccount([.. drop, "--"], $"{user}:{group}");
        if (await plain.CanReachAsync(binaries, folder, cancellationToken))
            return plain;

        // The project lies where only root may look, /root for instance: the server keeps the one right to pass such doors.
        // Without no_setuid_fixup access(2), by which Postgres finds its own programs, would not count that right.
        string[] pass = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--securebits=+no_setuid_fixup"];
        var passing = new PostgresAccount([.. drop, .. pass, "--"], $"{user}:{group}");
        if (await passing.CanReachAsync(binaries, folder, cancellationToken))
            return passing;
        throw new StartRefusedException(
            $"Postgres must not run as root, and the account {name} cannot reach {binaries.Server} or {folder}. "
            + "Run the site as an ordinary user, or move the project and LM_DATA to where others may look.");
    }

    /// <summary>Gives a file or folder and all in it to the account.</summary>
    public async Task GiveAsync(string path, CancellationToken cancellationToken)
    {
        if (owner is not null)
            await PostgresProgram.RunAsync(new ProcessStartInfo("chown", ["-R", owner, path]), cancellationToken);
    }

    /// <summary>How to start a program as the account.</summary>
    public ProcessStartInfo Start(string program, params IEnumerable<string> arguments)
    {
        string[] all = [.. prefix, program, .. arguments];
        return new ProcessStartInfo(all[0], all[1..]);
    }

    private async Task<bool> CanReachAsync(PostgresBinaries binaries, string folder, CancellationToken cancellationToken)
    {
        await GiveAsync(folder, cancellationToken);
        var binary = await PostgresProgram.RunAsync(Start(binaries.Server, "--version"), cancellationToken);
        var written = await PostgresProgram.RunAsync(Start("test", "-w", folder), cancellationToken);
        return binary.ExitCode == 0 && written.ExitCode == 0;
    }

    private static (string Name, string User, string Group) FindUnprivileged()
    {
        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToList();
        var account = Candidates.Select(name => accounts.FirstOrDefault(fields => fields[0] == name)).FirstOrDefault(fields => fields is not null)
            ?? throw new StartRefusedException(
                "Postgres must not run as root, and there is no account postgres or nobody to run it as: run the site as an ordinary user.");
        return (account[0], account[2], account[3]);
    }
}
