using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace LearningMechanics.Web.Features.Forms;

/// <summary>
/// What somebody typed, and what is wrong with it. A form that cannot be taken is shown again with all of it, save what
/// is secret.
/// </summary>
public sealed class PostedForm(IReadOnlyDictionary<string, StringValues> fields)
{
    private readonly List<FormMistake> mistakes = [];

    /// <summary>A form nobody has typed into.</summary>
    public static PostedForm Blank() => new(new Dictionary<string, StringValues>());

    /// <summary>A form that begins with what is already known.</summary>
    public static PostedForm Of(params IEnumerable<(string Field, string Text)> known) =>
        new(known.ToDictionary(field => field.Field, field => new StringValues(field.Text)));

    /// <summary>One line: trimmed, single spaces, nothing invisible in it.</summary>
    public string this[string field] => string.Join(' ', Visible(Secret(field), isLine: true).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public IReadOnlyList<FormMistake> Mistakes => mistakes;

    public bool IsSound => mistakes.Count == 0;

    /// <summary>Several lines, without the characters that no text has.</summary>
    public string Text(string field) => Visible(Secret(field).ReplaceLineEndings("\n"), isLine: false).Trim();

    /// <summary>Exactly as it was typed. Never shown again.</summary>
    public string Secret(string field) => fields.TryGetValue(field, out var given) ? given.LastOrDefault() ?? "" : "";

    /// <summary>Every box that was ticked under a name.</summary>
    public IReadOnlyList<string> Ticked(string field) =>
        fields.TryGetValue(field, out var given) ? [.. given.OfType<string>()] : [];

    public bool IsTicked(string field, string value = "on") => Ticked(field).Contains(value);

    /// <summary>Notes what is wrong with a field, or with the whole where <paramref name="field"/> is empty.</summary>
    public PostedForm Refuse(string field, string sentence)
    {
        mistakes.Add(new FormMistake(field, sentence));
        return this;
    }

    /// <summary>The same, where there is something wrong.</summary>
    public PostedForm RefuseIf(string field, string? objection) => objection is null ? this : Refuse(field, objection);

    public string? MistakeIn(string field) => mistakes.Find(mistake => mistake.Field == field)?.Sentence;

    private static string Visible(string text, bool isLine)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Control characters break databases; format characters turn the direction of the text that follows.
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                || (isLine && rune.Value is '\t' or '\n' or '\r'))
                kept.Append(' ');
            else if (category is not (UnicodeCategory.Control or UnicodeCategory.Format) || rune.Value is '\n' or '\t')
                kept.Append(rune);
        }

        return kept.ToString();
    }
}
