using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace LearningMechanics.Toys.Tests.Export;

/// <summary>A Python that runs exported scripts, one after the other.</summary>
public abstract class PythonProcess : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("export-").FullName;
    private readonly Lock _lock = new();
    private readonly StringBuilder _complaints = new();
    private Process? _process;

    /// <summary>Modules that this Python finds before its own, or null.</summary>
    protected virtual string? ModulePath => null;

    protected static string SourceFolder => Path.Combine(RepositoryFolder.Path, "tests", "Toys.Tests", "Export");

    /// <summary>The report that a script prints.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message holds Python's own.</exception>
    public JsonNode Run(string script, params string[] arguments) =>
        Ask(script, new JsonArray([.. arguments.Select(a => JsonValue.Create(a))]));

    /// <summary>Names that a script uses and that nothing defines.</summary>
    public IReadOnlyList<string> UndefinedNames(string script) =>
        [.. Ask(script, null).AsArray().Select(name => name!.GetValue<string>())];

    /// <summary>Puts a file beside the scripts.</summary>
    public void Lay(string name, byte[] content) => File.WriteAllBytes(Path.Combine(_folder, name), content);

    public void Dispose()
    {
        if (_process is { } process)
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private JsonNode Ask(string script, JsonArray? arguments)
    {
        lock (_lock)
        {
            var path = Path.Combine(_folder, "toy.py");
            File.WriteAllText(path, script);
            var process = _process ??= Start();
            process.StandardInput.WriteLine(new JsonObject
            {
                ["path"] = path,
                ["arguments"] = arguments,
            }.ToJsonString());
            process.StandardInput.Flush();
            var answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"Python ended: {_complaints}");
            var parsed = JsonNode.Parse(answer)!;
            return parsed["output"] is { } output
                ? JsonNode.Parse(output.GetValue<string>())!
                : throw new InvalidOperationException(parsed["error"]!.GetValue<string>());
        }
    }

    private Process Start()
    {
        var python = Environment.GetEnvironmentVariable("LM_PYTHON") is { Length: > 0 } chosen ? chosen : "/usr/bin/python3";
        var start = new ProcessStartInfo(python, [Path.Combine(SourceFolder, "run_scripts.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["PYTHONUTF8"] = "1";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        if (ModulePath is { } modules)
            start.Environment["PYTHONPATH"] = modules;
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => _complaints.AppendLine(line.Data);
        process.BeginErrorReadLine();
        return process;
    }
}

/// <summary>Debian's PyTorch.</summary>
public sealed class PyTorchProcess : PythonProcess;

/// <summary>No JAX but a stand-in on NumPy, whose gradients are finite differences: it shows that a script says what the toy
/// says, not that JAX accepts it.</summary>
public sealed class JaxStandInProcess : PythonProcess
{
    protected override string? ModulePath => Path.Combine(SourceFolder, "StandIn");
}
