using System.Globalization;

namespace LearningMechanics.Web.Features.Runs.Submission;

/// <summary>Reads the form under a toy: one field a parameter, <c>seeds</c> and <c>go-on</c>. An empty field keeps the toy's own value.</summary>
internal static class RunForm
{
    private const string SeedsField = "seeds";

    /// <summary>Not a name that a parameter could have.</summary>
    private const string LooksField = "go-on";

    public static (RunWish Wish, IReadOnlyList<SettingMistake> Mistakes) Read(string toy, IFormCollection form)
    {
        var settings = new Dictionary<string, double>();
        var mistakes = new List<SettingMistake>();
        int? seeds = null;
        foreach (var (field, given) in form)
        {
            // A browser sends a field twice where a slider and a number box share a name: the last is the one last drawn.
            var text = given.LastOrDefault()?.Trim() ?? "";
            if (text.Length == 0 || field == LooksField)
                continue;
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                mistakes.Add(new SettingMistake(Refusals.Shown(field), $"{Refusals.Shown(field)} = {Refusals.Shown(text)}: write a number, such as 0.1 or 1e-3."));
            else if (field != SeedsField)
                settings[field] = value;
            else if (value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue)
                seeds = (int)value;
            else
                mistakes.Add(new SettingMistake(SeedsField, $"seeds = {Refusals.Shown(text)}: write a whole number."));
        }

        return (new RunWish(toy, settings, seeds, form.ContainsKey(LooksField)), mistakes);
    }
}
