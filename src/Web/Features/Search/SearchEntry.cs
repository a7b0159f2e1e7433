using LearningMechanics.Web.Features.Search.Folding;

namespace LearningMechanics.Web.Features.Search;

/// <summary>Something that can be found, with the words it is found by.</summary>
public sealed class SearchEntry
{
    private readonly Dictionary<string, WordPlaces> words = new(StringComparer.Ordinal);

    /// <param name="kind">What it is.</param>
    /// <param name="address">Where its page is.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="summary">One or two sentences.</param>
    /// <param name="text">Everything else, readable.</param>
    /// <param name="keywords">Tags, ids of papers and the like: found, and not shown.</param>
    /// <param name="note">What stands under it in a list.</param>
    public SearchEntry(SearchKind kind, string address, string title, string summary = "", string text = "", string keywords = "", string note = "")
    {
        (Kind, Address, Title, Summary, Text, Note) = (kind, address, title, summary, text, note);
        TitleWords = [.. WordReader.Read(title).Select(word => word.Text).Where(word => !QueryText.IsStopWord(word)).Distinct()];
        NameWords = [.. WordReader.Read(address[(address.LastIndexOf('/') + 1)..]).Select(word => word.Text).Where(word => !QueryText.IsStopWord(word)).Distinct()];
        Count(title, static (ref places) => places.Title++);
        Count(keywords, static (ref places) => places.Keywords++);
        Count(summary, static (ref places) => places.Summary++);
        Count(text, static (ref places) => places.Text++);
    }

    private delegate void Counted(ref WordPlaces places);

    public SearchKind Kind { get; }

    public string Address { get; }

    public string Title { get; }

    public string Summary { get; }

    public string Text { get; }

    public string Note { get; }

    public IReadOnlyList<string> TitleWords { get; }

    /// <summary>Words of its name in addresses, by which people call it too.</summary>
    public IReadOnlyList<string> NameWords { get; }

    public IReadOnlyDictionary<string, WordPlaces> Words => words;

    private void Count(string text, Counted count)
    {
        foreach (var word in WordReader.Read(text))
            count(ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(words, word.Text, out _));
    }
}

/// <summary>How often a word stands where.</summary>
public record struct WordPlaces
{
    public int Title { get; set; }

    public int Keywords { get; set; }

    public int Summary { get; set; }

    public int Text { get; set; }

    /// <summary>Title before keywords and summary, those before the text; said often counts a little more than said once.</summary>
    public readonly double Weight =>
        (Title > 0 ? 10 : 0) + (Keywords > 0 ? 5 : 0) + (Summary > 0 ? 4 : 0) + (Text > 0 ? Math.Min(1 + Math.Log(Text), 2.5) : 0);
}
