using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace LearningMechanics.Bench.Engines;

/// <summary>PyTorch in a process of its own, with a fixed number of threads: a line asks, a line answers.</summary>
internal sealed class Twin : IDisposable
{
    private readonly Process _python;

    private Twin(Process python, TwinIntroduction introduction) => (_python, Introduction) = (python, introduction);

    public TwinIntroduction Introduction { get; }

    /// <summary>Null with the reason where there is no PyTorch.</summary>
    public static Twin? Start(int threads, out string whyNot)
    {
        var python = Environment.GetEnvironmentVariable("LM_PYTHON") is { Length: > 0 } chosen ? chosen : "/usr/bin/python3";
        whyNot = $"{python} is not there";
        if (!File.Exists(python))
            return null;
        var process = Process.Start(Invocation(python, threads))!;
        if (process.StandardOutput.ReadLine() is { } line && JsonSerializer.Deserialize(line, TwinJson.Default.TwinIntroduction) is { } introduction)
            return new Twin(process, introduction);
        whyNot = $"{python} says: {process.StandardError.ReadToEnd().TrimEnd().Split('\n')[^1]}";
        process.Dispose();
        return null;
    }

    public Timed Run(IWorkload workload, int steps)
    {
        _python.StandardInput.WriteLine(JsonSerializer.Serialize(workload.RequestOf(steps), TwinJson.Default.TwinRequest));
        _python.StandardInput.Flush();
        var answer = _python.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"PyTorch stopped at {workload.Name}: {_python.StandardError.ReadToEnd()}");
        return JsonSerializer.Deserialize(answer, TwinJson.Default.Timed)!;
    }

    public void Dispose()
    {
        _python.StandardInput.Close();
        _python.WaitForExit();
        _python.Dispose();
    }

    private static ProcessStartInfo Invocation(string python, int threads)
    {
        var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "pytorch_twin.py")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        // OpenBLAS has threads of its own, which torch.set_num_threads does not reach.
        foreach (var variable in (string[])["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"])
            start.Environment[variable] = threads.ToString(CultureInfo.InvariantCulture);
        return start;
    }
}
