using Jurassic;

namespace LearningMechanics.Web.Content.Formulas;

/// <summary>KaTeX inside an ECMAScript engine. Starts slowly (a second or two), then takes milliseconds a formula.</summary>
internal sealed class TexEngine
{
    // Found by trial: every formula of KaTeX's own corpus needs a fraction of it, the worst contrived one stops within a second.
    private const string StepAllowance = "150000";

    private const string Entry = $$"""
        var console = { warn: function () {}, log: function () {}, error: function () {} };
        function render(tex, isDisplay) {
          katex.fuel({{StepAllowance}});
          try {
            return '+' + katex.renderToString(tex, { displayMode: isDisplay, strict: 'ignore', maxExpand: 1000, maxSize: 20, trust: false });
          } catch (error) {
            return '-' + error.message;
          }
        }
        """;

    private readonly ScriptEngine _engine = new() { RecursionDepthLimit = 300 };

    public TexEngine()
    {
        _engine.Execute(Entry);
        _engine.Execute(Script());
    }

    public TexOutcome Render(string tex, bool isDisplay)
    {
        try
        {
            var answer = _engine.CallGlobalFunction<string>("render", tex, isDisplay);
            return answer[0] == '+'
                ? new TexOutcome.Rendered(answer[1..])
                : new TexOutcome.Refused(answer[1..].Replace("KaTeX parse error: ", "", StringComparison.Ordinal));
        }
        catch (StackOverflowException)
        {
            // Thrown by the engine's own depth limit, not by the process.
            return new TexOutcome.Refused("it is nested too deep: flatten it");
        }
    }

    /// <summary>The typesetter's own text.</summary>
    public static Stream OpenScript() =>
        typeof(TexEngine).Assembly.GetManifestResourceStream("katex.es5.js")
        ?? throw new InvalidOperationException("katex.es5.js is not in the assembly: the front end was not built with it.");

    private static string Script()
    {
        using var reader = new StreamReader(OpenScript());
        return reader.ReadToEnd();
    }
}
