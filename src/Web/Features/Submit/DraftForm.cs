using System.Text;
using LearningMechanics.Domain.Results;

namespace LearningMechanics.Web.Features.Submit;

/// <summary>A draft's form and its fields. What was typed is kept as it was typed, save what no database and no page can hold.</summary>
internal static class DraftForm
{
    public const string Act = "act";
    public const string Revision = "revision";
    public const string File = "file";

    /// <summary>The fields as they were sent. One that was not sent at all keeps what is saved: it was not on the page.</summary>
    /// <remarks>Where a toy comes from is noted when a draft begins, and a new version stays with its problem: neither is the form's to say.</remarks>
    public static DraftFields Read(IFormCollection form, Draft draft)
    {
        var saved = draft.Fields;
        return saved with
        {
            Evidence = Enum.TryParse<EvidenceKind>(form["evidence"].LastOrDefault(), ignoreCase: true, out var evidence) && Enum.IsDefined(evidence) ? evidence : saved.Evidence,
            Toy = Text("toy", saved.Toy),
            Problem = draft.Revises is null ? Text("problem", saved.Problem) : saved.Problem,
            Claim = Text("claim", saved.Claim),
            Disproof = Text("disproof", saved.Disproof),
            Discussion = Text("discussion", saved.Discussion),
            CoAuthors = Text("co_authors", saved.CoAuthors),
            Links = Text("links", saved.Links),
            Settings = Text("settings", saved.Settings),
            Seeds = Text("seeds", saved.Seeds),
        };

        string Text(string field, string otherwise) =>
            form.TryGetValue(field, out var given) ? Storable(given.LastOrDefault() ?? "") : otherwise;
    }

    /// <summary>The revision that was typed into; 0 where the form does not say, which is none.</summary>
    public static int RevisionOf(IFormCollection form) => int.TryParse(form[Revision], out var revision) ? revision : 0;

    /// <summary>Forms end lines in two characters; a NUL or half a surrogate pair becomes the sign for what cannot be read, and is
    /// pointed at when the draft is checked.</summary>
    internal static string Storable(string typed)
    {
        var lines = typed.ReplaceLineEndings("\n");
        var text = new StringBuilder(lines.Length);
        foreach (var rune in lines.EnumerateRunes())
            text.Append((rune.Value == 0 ? Rune.ReplacementChar : rune).ToString());
        return text.ToString();
    }
}
