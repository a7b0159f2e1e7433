using System.Text.Json;
using LearningMechanics.Compute.Toys;
using LearningMechanics.Toys;

namespace LearningMechanics.Compute.Tests.Toys;

public sealed class ReportDestinationsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lm-report-").FullName;
    private static readonly Toy Measured = Toy.Compile("toy \"A toy\"\nmeasure m = 1").Toy!;

    private readonly StringWriter _output = new();

    public void Dispose()
    {
        _output.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Json_OverALongerFile_LeavesNothingOfIt()
    {
        var path = Path.Combine(_folder, "report.json");
        File.WriteAllText(path, new string('x', 100_000));

        await WriteAsync(new RunRequest { File = "a.toy", Json = path });

        using var written = JsonDocument.Parse(File.ReadAllText(path));
        Assert.Equal("A toy", written.RootElement.GetProperty("toy").GetString());
    }

    [Fact]
    public async Task Json_ToOutput_IsAllThatIsThere()
    {
        await WriteAsync(new RunRequest { File = "a.toy", Json = "-" });

        using var written = JsonDocument.Parse(_output.ToString());
        Assert.Equal(JsonValueKind.Object, written.RootElement.ValueKind);
    }

    [Fact]
    public void Run_ThatNeverEnds_LeavesNoEmptyFile()
    {
        var path = Path.Combine(_folder, "report.json");

        using (ReportDestinations.Open(new RunRequest { File = "a.toy", Json = path }))
            Assert.True(File.Exists(path));

        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Run_ThatNeverEnds_LeavesAnEarlierReportAsItWas()
    {
        var path = Path.Combine(_folder, "report.json");
        File.WriteAllText(path, "earlier");

        ReportDestinations.Open(new RunRequest { File = "a.toy", Json = path }).Dispose();

        Assert.Equal("earlier", File.ReadAllText(path));
    }

    [Fact]
    public void Destinations_ThatCannotBeWritten_AreAllNamed()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        using var destinations = ReportDestinations.Open(
            new RunRequest { File = "a.toy", Json = Path.Combine(_folder, "none", "r.json"), Csv = file });

        Assert.Collection(
            destinations.Errors,
            e => Assert.StartsWith($"--json {_folder}/none/r.json: cannot be written", e),
            e => Assert.StartsWith($"--csv {file}: cannot be written", e));
    }

    [Fact]
    public async Task Chart_OverALongerFile_LeavesNothingOfIt()
    {
        var path = Path.Combine(_folder, "chart.svg");
        File.WriteAllText(path, new string('x', 100_000));

        await WriteAsync(new RunRequest { File = "a.toy", Chart = path });

        Assert.EndsWith("</svg>\n", File.ReadAllText(path));
        Assert.StartsWith("<svg ", File.ReadAllText(path));
    }

    private async Task WriteAsync(RunRequest request)
    {
        using var destinations = ReportDestinations.Open(request);
        Assert.Empty(destinations.Errors);
        var terminal = new Terminal(_output, TextWriter.Null, false, false, false, 80);
        await destinations.WriteAsync(Measured, Reports.With(), terminal, CancellationToken.None);
    }
}
