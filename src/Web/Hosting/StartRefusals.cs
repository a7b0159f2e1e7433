using System.Net.Sockets;
using System.Runtime.InteropServices;
using LearningMechanics.Domain;
using Microsoft.AspNetCore.Connections;

namespace LearningMechanics.Web.Hosting;

/// <summary>Runs a verb of the site to its end, and says in a sentence why it could not start.</summary>
internal static class StartRefusals
{
    private const int Refused = 1;
    private const int WrongUse = 2;

    /// <param name="args">What was typed: the verb among its options; without one, the first verb there is.</param>
    /// <param name="verbs">What this program does.</param>
    /// <returns>The exit status.</returns>
    public static async Task<int> TellAsync(string[] args, params (string Name, Func<string[], CancellationToken, Task<int>> Do)[] verbs)
    {
        var asked = args.FirstOrDefault(arg => !arg.StartsWith('-')) ?? verbs[0].Name;
        if (Array.Find(verbs, verb => verb.Name == asked).Do is not { } act)
        {
            await Console.Error.WriteLineAsync($"The site knows the verbs {string.Join(", ", verbs.Select(verb => verb.Name))}, not {asked}.");
            return WrongUse;
        }

        // Until the host listens for them, a signal must still unwind what was begun: the database has to be stopped.
        using var stopping = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await act(args, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }
        catch (StartRefusedException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return Refused;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync("Its port is taken by another program: stop that, or choose another with LM_PORT=5081.");
            return Refused;
        }
        catch (SocketException e)
        {
            await Console.Error.WriteLineAsync($"The site cannot listen where it was told: {e.Message}. Choose another port with LM_PORT or another address with LM_BIND.");
            return Refused;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }
}
