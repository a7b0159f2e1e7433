using System.Collections.Frozen;
using System.Text.RegularExpressions;
using LearningMechanics.Domain.Results;
using LearningMechanics.Web.Features.Search.Folding;

namespace LearningMechanics.Web.Features.Search;

/// <summary>What a reader typed into the search box.</summary>
/// <param name="Shown">As it is shown back: at most <see cref="Longest"/> characters.</param>
/// <param name="IsCut">Whether more was typed than is read.</param>
/// <param name="Words">What is looked for, folded, each once; few.</param>
/// <param name="Result">The result it names by its number; null where it names none.</param>
/// <param name="Version">That result's version; null where none is named.</param>
public sealed partial record QueryText(string Shown, bool IsCut, IReadOnlyList<string> Words, ResultNumber? Result, int? Version)
{
    public const int Longest = 200;

    public const int MostWords = 10;

    private static readonly FrozenSet<string> StopWords =
        "a an and are as at be by can do does for from how in is it its of on or that the there to was what when where which who why will with".Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    public bool IsEmpty => Words.Count == 0 && Result is null;

    /// <summary>Takes anything, and answers with as much of it as can be looked for.</summary>
    public static QueryText Read(string? typed)
    {
        var text = new string([.. (typed ?? "").Where(c => !char.IsControl(c) && !char.IsSurrogate(c))]).Trim();
        var shown = text.Length <= Longest ? text : text[..Longest];
        var (result, version) = Named(shown);
        // Of a paper's address only the paper counts.
        var spoken = PaperAddress().Replace(shown, "$1");
        var words = WordReader.Read(spoken).Select(word => word.Text).Distinct().ToList();
        var telling = words.Where(word => !IsStopWord(word)).ToList();
        return new(shown, text.Length > Longest, [.. (telling.Count > 0 ? telling : words).Take(MostWords)], result, version);
    }

    /// <summary>Whether a word says nothing about what a text is about.</summary>
    public static bool IsStopWord(string word) => StopWords.Contains(word);

    private static (ResultNumber? Result, int? Version) Named(string text)
    {
        var name = Number().Match(text).Groups["name"].Value.ToLowerInvariant();
        return VersionName.TryParse(name, null, out var version) ? (version.Result, version.Version)
            : ResultNumber.TryParse(name, null, out var number) ? (number, null)
            : (null, null);
    }

    [GeneratedRegex(@"^(result\s+)?#?(?<name>\d+(v\d+)?)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?:https?://)?(?:www\.)?arxiv(?:\.org/(?:abs|pdf)/|:)\s*(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?", RegexOptions.IgnoreCase)]
    private static partial Regex PaperAddress();
}
