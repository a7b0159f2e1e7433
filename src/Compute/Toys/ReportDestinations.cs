using System.Text;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Toys;

/// <summary>Where a report goes: opened, and found writable, before the run starts.</summary>
internal sealed class ReportDestinations : IDisposable
{
    private readonly List<string> _errors = [];
    private readonly string? _newFile;
    private FileStream? _json;
    private string? _csv;
    private bool _isJsonToOutput;

    private ReportDestinations(RunRequest request)
    {
        _isJsonToOutput = request.IsJsonToOutput;
        if (request.Json is { } json && !_isJsonToOutput)
        {
            var isNew = !File.Exists(json);
            Attempt($"--json {json}", () => _json = new FileStream(json, FileMode.OpenOrCreate, FileAccess.Write));
            _newFile = isNew && _json is not null ? json : null;
        }

        if (request.Csv is { } csv)
            Attempt($"--csv {csv}", () => _csv = Directory.CreateDirectory(csv).FullName);
    }

    /// <summary>A sentence for each that cannot be written.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public static ReportDestinations Open(RunRequest request) => new(request);

    public async Task WriteAsync(RunReport report, Terminal terminal, CancellationToken cancellationToken)
    {
        if (_isJsonToOutput)
            await terminal.Output.WriteAsync(Encoding.UTF8.GetString(ReportJson.Write(report)));
        if (_json is not null)
        {
            // A pipe or a device has no length to cut.
            if (_json.CanSeek)
                _json.SetLength(0);
            await _json.WriteAsync(ReportJson.Write(report), cancellationToken);
            await _json.DisposeAsync();
            _json = null;
        }

        if (_csv is not null)
            SeriesCsv.WriteAll(report, _csv);
    }

    /// <summary>Closes what is open; a file this run made and never filled is taken away again.</summary>
    public void Dispose()
    {
        if (_json is null)
            return;
        _json.Dispose();
        if (_newFile is not null)
            File.Delete(_newFile);
    }

    private void Attempt(string option, Action open)
    {
        try
        {
            open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            _errors.Add($"{option}: cannot be written: {e.Message.TrimEnd('.')}.");
        }
    }
}
