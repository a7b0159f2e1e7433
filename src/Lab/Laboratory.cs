using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Text.Json;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Syntax;

[assembly: SupportedOSPlatform("browser")]

namespace LearningMechanics.Lab;

/// <summary>What the browser's script may call. Everything goes in and out as JSON, and nothing is kept between calls.</summary>
internal static partial class Laboratory
{
    /// <summary>Says what a toy is, or everything that is wrong with it.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="settings">Parameters set over their declared values: a JSON object of numbers.</param>
    /// <returns>A <see cref="CompileAnswer"/>.</returns>
    [JSExport]
    internal static string Compile(string text, string settings)
    {
        var compilation = Toy.Compile(text, settings: SettingsOf(settings));
        return JsonSerializer.Serialize(
            new CompileAnswer(ToySheet.Of(compilation.Toy), Mistake.Of(compilation.Diagnostics)), LabJson.Default.CompileAnswer);
    }

    /// <summary>Runs a toy to its end and judges it; what happens meanwhile is told to the script's listeners.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="settings">Parameters set over their declared values: a JSON object of numbers.</param>
    /// <param name="key">What every draw depends on: 1 to 32 hexadecimal digits; empty draws one.</param>
    /// <param name="seeds">Repetitions; 0 for the toy's own number.</param>
    /// <returns>A <see cref="RunAnswer"/>.</returns>
    [JSExport]
    internal static string Run(string text, string settings, string key, int seeds) =>
        JsonSerializer.Serialize(AnswerOf(text, settings, key, seeds), LabJson.Default.RunAnswer);

    private static RunAnswer AnswerOf(string text, string settings, string key, int seeds)
    {
        var compilation = Toy.Compile(text, settings: SettingsOf(settings));
        if (compilation.Toy is not { } toy)
            return new RunAnswer(null, Mistake.Of(compilation.Diagnostics));
        var runSettings = new RunSettings
        {
            Key = key.Length == 0 ? RunKey.Draw() : RunKey.Parse(key),
            Seeds = seeds == 0 ? null : seeds,
        };
        try
        {
            var live = new LiveObserver(TimeProvider.System);
            var record = toy.Run(runSettings, live);
            live.Flush();
            return new RunAnswer(toy.Judge(record), []);
        }
        catch (ToyRunFailedException failure)
        {
            return new RunAnswer(null, Mistake.Of([failure.In(new SourceText("toy", text))]));
        }
    }

    private static Dictionary<string, double> SettingsOf(string json) =>
        JsonSerializer.Deserialize(json, LabJson.Default.DictionaryStringDouble) ?? [];
}
