using LearningMechanics.Domain.Results;
using LearningMechanics.Web.Content;

namespace LearningMechanics.Web.Features.Submit;

/// <summary>What the page of a draft shows.</summary>
public sealed record DraftSheet
{
    /// <summary>As it is saved.</summary>
    public required Draft Draft { get; init; }

    /// <summary>What stands in the fields: as saved, or as typed where it could not be.</summary>
    public required DraftFields Typed { get; init; }

    /// <summary>What a draft may be about.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    public IReadOnlyList<FieldMistake> Mistakes { get; init; } = [];

    /// <summary>What it would cost and predict, where that was asked for.</summary>
    public CheckedDraft? Check { get; init; }

    /// <summary>What is saved, where it was saved elsewhere since this page was opened.</summary>
    public DraftFields? Elsewhere { get; init; }

    /// <summary>Why nothing came of it, as a whole.</summary>
    public string? Alert { get; init; }

    public bool HasSaved { get; init; }

    /// <summary>What is wrong with one field; a toy's mistakes are listed where they can be jumped to.</summary>
    public string? MistakeIn(string name)
    {
        var sentences = Mistakes.Where(mistake => mistake.Field == name && mistake.Line is null).Select(mistake => mistake.Message).ToList();
        return sentences.Count == 0 ? null : string.Join(' ', sentences);
    }

    /// <summary>Fields in which what is saved differs from what was typed.</summary>
    public IEnumerable<(string Label, string Saved)> Differences() => Elsewhere is null
        ? []
        : Texts(Elsewhere).Zip(Texts(Typed)).Where(pair => pair.First.Text != pair.Second.Text).Select(pair => pair.First);

    private static (string Label, string Text)[] Texts(DraftFields fields) =>
    [
        ("What it rests on", SubmissionWords.Title(fields.Evidence)),
        ("Problem", fields.Problem),
        ("Claim", fields.Claim),
        ("What would disprove it", fields.Disproof),
        ("Toy", fields.Toy),
        ("Settings", fields.Settings),
        ("Repetitions", fields.Seeds),
        ("Discussion", fields.Discussion),
        ("Co-authors", fields.CoAuthors),
        ("Links", fields.Links),
    ];
}
