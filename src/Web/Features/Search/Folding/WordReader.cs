using System.Text;
using System.Text.RegularExpressions;

namespace LearningMechanics.Web.Features.Search.Folding;

/// <summary>Reads the words of a text, with TeX in it or without, so that what is meant alike is found alike.</summary>
/// <remarks>
/// <c>\lambda</c>, λ and lambda are one word; so are Erdős and Erdos, and <c>2103.00065</c> is one and not two. What is in
/// Postgres is folded by its function <c>search_words</c>, and a test holds the two against each other.
/// </remarks>
internal static partial class WordReader
{
    private const int LongestWord = 60;

    /// <summary>The words, in their order.</summary>
    public static IEnumerable<SearchWord> Read(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < text.Length && char.IsAsciiLetter(text[i + 1]))
            {
                var end = EndOf(text, i + 1, char.IsAsciiLetter);
                if (TexNames.WordOf(text[(i + 1)..end]) is { } command)
                    yield return new SearchWord(command, i, end - i);
                i = end;
            }
            else if (Letters.NameOf(c) is { } name)
            {
                yield return new SearchWord(name, i++, 1);
            }
            else if (Letters.ScriptDigit(c) is { } digit)
            {
                yield return new SearchWord(digit.ToString(), i++, 1);
            }
            else if (Letters.IsInWord(c))
            {
                var word = ReadWord(text, i);
                yield return word;
                i += word.Length;
            }
            else
            {
                i++;
            }
        }
    }

    private static SearchWord ReadWord(string text, int start)
    {
        var folded = new StringBuilder();
        var i = start;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (Letters.IsInWord(c))
                folded.Append(Letters.Plain(c));
            else if (c == '.' && IsBetweenDigits(text, i))
                folded.Append('p');
            else if (!Letters.IsAccent(c))
                break;
        }

        // A paper is looked for in whichever version.
        var word = PaperVersion().Replace(folded.ToString(), "$1");
        return new SearchWord(word.Length <= LongestWord ? word : word[..LongestWord], start, i - start);
    }

    private static bool IsBetweenDigits(string text, int i) =>
        char.IsAsciiDigit(text[i - 1]) && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);

    private static int EndOf(string text, int start, Func<char, bool> belongs)
    {
        var end = start;
        while (end < text.Length && belongs(text[end]))
            end++;
        return end;
    }

    [GeneratedRegex(@"^(\d{4}p\d{4,5})v\d+$")]
    private static partial Regex PaperVersion();
}
