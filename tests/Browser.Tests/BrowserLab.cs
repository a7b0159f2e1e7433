using System.Text.Json;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Browser.Tests;

/// <summary>The lab as a page of the site starts it: a module worker that compiles and runs toys.</summary>
internal sealed class BrowserLab : IAsyncDisposable
{
    private const string Script =
        """
        async () => {
          const assets = document.querySelector('link[rel=stylesheet]').href;
          const worker = new Worker(new URL('lab/worker.js', assets), { type: 'module' });
          const heard = [];
          let hear, refuse;
          worker.onerror = (event) => refuse?.(new Error(event.message ?? 'The worker could not start.'));
          worker.onmessage = ({ data }) => {
            heard.push(data);
            if (['ready', 'answer', 'failed'].includes(data.kind)) hear(data);
          };
          const ended = () => new Promise((resolve, reject) => { hear = resolve; refuse = reject; });
          window.ask = async (question) => {
            heard.length = 0;
            const end = ended();
            worker.postMessage(question);
            await end;
            return JSON.stringify(heard);
          };
          await ended();
        }
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Reader _reader;

    private BrowserLab(Reader reader) => _reader = reader;

    /// <summary>What the browser complained about.</summary>
    public IReadOnlyList<string> Complaints => _reader.Complaints;

    public static async Task<BrowserLab> StartAsync(RunningSite site)
    {
        var reader = await Reader.OfAsync(site);
        await reader.OpenAsync("/about");
        await reader.Page.EvaluateAsync(Script);
        return new BrowserLab(reader);
    }

    public async Task<JsonElement> CompileAsync(string text, Dictionary<string, double>? settings = null)
    {
        var heard = await AskAsync(new { id = 1, act = "compile", text, settings });
        return heard[^1].GetProperty("answer");
    }

    /// <summary>Everything the lab said, the answer last.</summary>
    public async Task<IReadOnlyList<JsonElement>> RunAsync(string text, Dictionary<string, double> settings, RunKey key, int seeds) =>
        await AskAsync(new { id = 2, act = "run", text, settings, key = key.ToString(), seeds });

    public static RunReport ReportOf(IReadOnlyList<JsonElement> heard) =>
        heard[^1].GetProperty("answer").GetProperty("report").Deserialize<RunReport>(Json)
        ?? throw new InvalidOperationException($"The lab answered {heard[^1]}.");

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    private async Task<IReadOnlyList<JsonElement>> AskAsync(object question)
    {
        var heard = await _reader.Page.EvaluateAsync<string>("(question) => window.ask(JSON.parse(question))", JsonSerializer.Serialize(question));
        return [.. JsonDocument.Parse(heard).RootElement.EnumerateArray()];
    }
}
