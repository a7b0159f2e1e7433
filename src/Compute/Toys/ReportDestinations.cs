using System.Text;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Toys;

/// <summary>Where a report goes: opened, and found writable, before the run starts.</summary>
internal sealed class ReportDestinations : IDisposable
{
    private readonly List<string> _errors = [];
    private readonly RunRequest _request;
    private OutputFile? _json;
    private OutputFile? _chart;
    private string? _csv;

    private ReportDestinations(RunRequest request)
    {
        _request = request;
        if (request.Json is { } json && !request.IsJsonToOutput)
            Attempt($"--json {json}", () => _json = new OutputFile(json));
        if (request.Chart is { } chart && !request.IsChartToOutput)
            Attempt($"--out {chart}", () => _chart = new OutputFile(chart));
        if (request.Csv is { } csv)
            Attempt($"--csv {csv}", () => _csv = Directory.CreateDirectory(csv).FullName);
    }

    /// <summary>A sentence for each that cannot be written.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public static ReportDestinations Open(RunRequest request) => new(request);

    public async Task WriteAsync(Toy toy, RunReport report, Terminal terminal, CancellationToken cancellationToken)
    {
        if (_request.IsJsonToOutput)
            await terminal.Output.WriteAsync(Encoding.UTF8.GetString(ReportJson.Write(report)));
        if (_request.IsChartToOutput)
            await terminal.Output.WriteAsync(ChartFile.Write("-", toy, report));
        if (_json is not null)
            await _json.WriteAsync(ReportJson.Write(report), cancellationToken);
        if (_chart is not null)
            await _chart.WriteAsync(Encoding.UTF8.GetBytes(ChartFile.Write(_request.Chart!, toy, report)), cancellationToken);
        if (_csv is not null)
            SeriesCsv.WriteAll(report, _csv);
    }

    /// <summary>Closes what is open; a file this run made and never filled is taken away again.</summary>
    public void Dispose()
    {
        _json?.Dispose();
        _chart?.Dispose();
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
