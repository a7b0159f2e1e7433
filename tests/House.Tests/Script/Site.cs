using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;

namespace LearningMechanics.House.Tests.Script;

/// <summary><c>lm up</c> in a data folder and on a port of its own.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Site : IDisposable
{
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource _isReady = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _script;

    public Site(string data)
    {
        Port = FreePort();
        _script = Lm.Start(
            new Dictionary<string, string> { ["LM_DATA"] = data, ["LM_PORT"] = Port.ToString(CultureInfo.InvariantCulture) }, "up");
        _script.OutputDataReceived += (_, line) => Hear(line.Data);
        _script.ErrorDataReceived += (_, line) => Hear(line.Data);
        _script.EnableRaisingEvents = true;
        _script.Exited += (_, _) => _isReady.TrySetException(new InvalidOperationException($"lm up ended early: {Said}"));
        _script.BeginOutputReadLine();
        _script.BeginErrorReadLine();
    }

    public int Port { get; }

    /// <summary>All it has said so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    public Task WaitUntilReadyAsync() => _isReady.Task.WaitAsync(TimeSpan.FromMinutes(3));

    /// <summary>Processes the script started, by a word of their command lines.</summary>
    public int Child(string word) => Processes.ChildrenOf(_script.Id).Single(id => Processes.CommandOf(id).Contains(word, StringComparison.Ordinal));

    public void Signal(string name) => Processes.Signal(_script.Id, name);

    public async Task<int> WaitForEndAsync()
    {
        await _script.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        return _script.ExitCode;
    }

    public void Dispose()
    {
        if (!_script.HasExited)
        {
            Signal("TERM");
            _script.WaitForExit();
        }

        _script.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_said)
            _said.AppendLine(line);
        if (line?.StartsWith("The site is at ", StringComparison.Ordinal) == true)
            _isReady.TrySetResult();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
