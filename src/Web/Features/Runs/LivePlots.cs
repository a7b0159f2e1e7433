using System.Text.Json;
using System.Text.Json.Serialization;
using LearningMechanics.Toys;

namespace LearningMechanics.Web.Features.Runs;

/// <summary>What the live chart needs to know before the first point: which measures, over what, on which scales.</summary>
public static class LivePlots
{
    public static string Write(Toy toy) => JsonSerializer.Serialize(
        [.. toy.Plots.Select(plot => new LivePlot(plot.Name, plot.Axis, Label(toy, plot.Axis), plot.IsHorizontalLogarithmic, plot.IsVerticalLogarithmic))],
        LivePlotsJson.Default.LivePlotArray);

    /// <summary>The swept parameters' values at every point of the grid.</summary>
    public static string WritePoints(Toy toy) => JsonSerializer.Serialize([.. toy.Points], LivePlotsJson.Default.IReadOnlyDictionaryStringDoubleArray);

    private static string Label(Toy toy, string axis) =>
        toy.Parameters.FirstOrDefault(parameter => parameter.Name == axis)?.Label is { Length: > 0 } label ? $"{label} ({axis})" : axis;
}

/// <summary>One plot as the island reads it.</summary>
public sealed record LivePlot(string Name, string Axis, string Label, bool LogX, bool LogY);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LivePlot[]))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, double>[]))]
internal sealed partial class LivePlotsJson : JsonSerializerContext;
