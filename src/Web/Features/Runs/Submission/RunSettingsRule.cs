using System.Globalization;
using LearningMechanics.Toys;

namespace LearningMechanics.Web.Features.Runs.Submission;

/// <summary>Whether settings fit a toy's parameters.</summary>
internal static class RunSettingsRule
{
    private const int MostSeeds = 1_000;

    public static IReadOnlyList<SettingMistake> Mistakes(Toy toy, IReadOnlyDictionary<string, double> settings, int? seeds)
    {
        var mistakes = new List<SettingMistake>();
        if (seeds is < 1 or > MostSeeds)
            mistakes.Add(new SettingMistake("seeds", $"seeds = {seeds}: must be in 1…{MostSeeds}."));
        foreach (var (name, value) in settings)
        {
            var parameter = toy.Parameters.FirstOrDefault(candidate => candidate.Name == name);
            if (parameter is null)
                mistakes.Add(new SettingMistake(Refusals.Shown(name), $"There is no parameter {Refusals.Shown(name)}: this toy has {Names(toy)}."));
            else if (Objection(parameter, value) is { } objection)
                mistakes.Add(new SettingMistake(name, objection));
        }

        return mistakes;
    }

    /// <summary>The settings that say something: a form sends every field, and most of them as the toy declares them.</summary>
    public static IReadOnlyDictionary<string, double> Changed(Toy toy, IReadOnlyDictionary<string, double> settings) =>
        settings.Where(setting => IsSwept(toy, setting.Key) || toy.Parameters.First(parameter => parameter.Name == setting.Key).Value != setting.Value)
            .ToDictionary();

    /// <summary>Setting a swept parameter, even to its own value, leaves one point of the sweep.</summary>
    private static bool IsSwept(Toy toy, string name) => toy.Points[0].ContainsKey(name);

    private static string? Objection(ToyParameter parameter, double value)
    {
        var written = value.ToString("R", CultureInfo.InvariantCulture);
        if (!double.IsFinite(value))
            return $"{parameter.Name} = {written}: must be a finite number.";
        if (parameter.IsInteger && value != Math.Floor(value))
            return $"{parameter.Name} = {written}: must be a whole number.";
        if (value < parameter.Low || value > parameter.High)
            return string.Create(CultureInfo.InvariantCulture, $"{parameter.Name} = {written}: must be in {parameter.Low:R}…{parameter.High:R}.");
        return null;
    }

    private static string Names(Toy toy) =>
        toy.Parameters.Count == 0 ? "none" : string.Join(", ", toy.Parameters.Select(parameter => parameter.Name));
}
