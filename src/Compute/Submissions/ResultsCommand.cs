using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LearningMechanics.Compute.Toys;
using Spectre.Console;

namespace LearningMechanics.Compute.Submissions;

/// <summary><c>lm results</c>: what a site has, as a table or as JSON.</summary>
internal static class ResultsCommand
{
    private const int Usual = 50;
    private const int MostAtOnce = 100;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Terminal terminal)
    {
        var filters = new[] { Filter("problem", "SLUG"), Filter("verdict", "WORD"), Filter("state", "WORD"), Filter("author", "HANDLE"), Filter("toy", "SLUG") };
        var limit = new Option<int>("--limit") { Description = $"Results at most, newest first; {Usual} if not given.", DefaultValueFactory = _ => Usual };
        var json = new Option<string?>("--json") { Description = "Write them as a JSON array; - for standard output.", HelpName = "PATH|-" };
        var command = new Command("results", "List a site's results.");
        foreach (var option in (Option[])[.. filters, limit, json])
            command.Add(option);
        return command.Speaking(new SiteOptions(), needsToken: false, terminal, async (parsed, site, stop) =>
        {
            if (parsed.GetValue(limit) is < 1 and var few)
            {
                await terminal.Error.WriteLineAsync($"--limit {few}: must be 1 or more.");
                return ExitStatus.Wrong;
            }

            var query = string.Join('&', filters.Where(option => parsed.GetValue(option) is not null)
                .Select(option => $"{option.Name.TrimStart('-')}={Uri.EscapeDataString(parsed.GetValue(option) ?? "")}"));
            var (found, refused) = await ReadAsync(site, query, parsed.GetValue(limit), stop);
            if (refused is not null)
                return new SiteWords(terminal, site).Refuse(refused);
            return parsed.GetValue(json) is { } path ? await WriteAsync(found, path, terminal, stop) : Show(found, terminal);
        });
    }

    private static async Task<(JsonArray Found, SiteReply? Refused)> ReadAsync(SiteApi site, string query, int limit, CancellationToken cancellationToken)
    {
        var found = new JsonArray();
        for (string? next = $"results?limit={Math.Min(limit, MostAtOnce)}&{query}"; next is not null && found.Count < limit;)
        {
            var reply = await site.ReadAsync(next, cancellationToken);
            if (reply is not SiteReply.Told(var page))
                return (found, reply);
            foreach (var item in (page["items"] as JsonArray ?? []).Take(limit - found.Count))
                found.Add(item?.DeepClone());
            // The site may be known here under another address than the one it knows itself by.
            next = page["next"]?.ToString() is { } whole && whole.IndexOf("/api/v1/", StringComparison.Ordinal) is >= 0 and var at
                ? whole[(at + "/api/v1/".Length)..]
                : null;
        }

        return (found, null);
    }

    private static int Show(JsonArray found, Terminal terminal)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("result", "problem", "author", "finding", "claim");
        foreach (var result in found.Select(ToldResult.Of))
            table.AddRow(Cell(result.Id), Cell(result.Problem), Cell(result.Author), Cell(result.Standing), Cell(result.Claim));
        if (found.Count == 0)
            terminal.Output.WriteLine("There are none.");
        else
            terminal.OutputConsole().Write(table);
        return ExitStatus.Success;

        static Text Cell(string text) => new(DiagnosticPrinter.Printable(text));
    }

    private static async Task<int> WriteAsync(JsonArray found, string path, Terminal terminal, CancellationToken cancellationToken)
    {
        var text = found.ToJsonString(Readable) + "\n";
        if (path == "-")
        {
            await terminal.Output.WriteAsync(text);
            return ExitStatus.Success;
        }

        try
        {
            await File.WriteAllTextAsync(path, text, cancellationToken);
            return ExitStatus.Success;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"--json {DiagnosticPrinter.Printable(path)}: cannot be written: {e.Message.TrimEnd('.')}.");
            return ExitStatus.Wrong;
        }
    }

    private static Option<string?> Filter(string name, string help) =>
        new($"--{name}") { Description = $"With this {name} alone.", HelpName = help };
}
