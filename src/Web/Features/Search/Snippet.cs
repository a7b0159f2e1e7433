using LearningMechanics.Web.Features.Search.Folding;

namespace LearningMechanics.Web.Features.Search;

/// <summary>A piece of text, and whether it is what was looked for.</summary>
public readonly record struct TextPiece(string Text, bool IsFound);

/// <summary>Cuts the telling part out of a text and marks what was found in it.</summary>
internal static class Snippet
{
    private const int Length = 220;
    private const int Lead = 60;

    /// <summary>The whole text with its found words marked.</summary>
    public static IReadOnlyList<TextPiece> Marked(string text, IReadOnlyList<SearchTerm> terms) => Pieces(text, 0, text.Length, Found(text, terms));

    /// <summary>The stretch with most of the terms; the beginning where none stands in it.</summary>
    public static IReadOnlyList<TextPiece> Of(string text, IReadOnlyList<SearchTerm> terms)
    {
        var found = Found(text, terms);
        var (start, most) = (0, 0);
        for (var i = 0; i < found.Count; i++)
        {
            var count = found.Skip(i).TakeWhile(word => word.Word.Start < found[i].Word.Start + Length - Lead).Select(word => word.Term).Distinct().Count();
            if (count > most)
                (start, most) = (Math.Max(0, found[i].Word.Start - Lead), count);
        }

        start = start == 0 ? 0 : AfterSpace(text, start);
        var end = start + Length >= text.Length ? text.Length : BeforeSpace(text, start + Length, start);
        var pieces = Pieces(text, start, end, found);
        return
        [
            .. start > 0 ? [new TextPiece("… ", false)] : Array.Empty<TextPiece>(),
            .. pieces,
            .. end < text.Length ? [new TextPiece(" …", false)] : Array.Empty<TextPiece>(),
        ];
    }

    private static List<(SearchWord Word, int Term)> Found(string text, IReadOnlyList<SearchTerm> terms)
    {
        var found = new List<(SearchWord, int)>();
        foreach (var word in WordReader.Read(text))
        {
            for (var i = 0; i < terms.Count; i++)
            {
                if (terms[i].Likeness(word.Text) > 0)
                {
                    found.Add((word, i));
                    break;
                }
            }
        }

        return found;
    }

    private static List<TextPiece> Pieces(string text, int start, int end, List<(SearchWord Word, int Term)> found)
    {
        var pieces = new List<TextPiece>();
        var at = start;
        foreach (var (word, _) in found.Where(word => word.Word.Start >= start && word.Word.Start + word.Word.Length <= end))
        {
            if (word.Start > at)
                pieces.Add(new(text[at..word.Start], false));
            at = word.Start + word.Length;
            pieces.Add(new(text[word.Start..at], true));
        }

        if (at < end)
            pieces.Add(new(text[at..end], false));
        return pieces;
    }

    private static int AfterSpace(string text, int from) => text.IndexOf(' ', from) is >= 0 and var space && space < from + Lead ? space + 1 : from;

    private static int BeforeSpace(string text, int from, int least) => text.LastIndexOf(' ', from) is var space && space > least ? space : from;
}
