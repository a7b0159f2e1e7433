using System.Text.RegularExpressions;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LearningMechanics.Web.Content.Markdown;

/// <summary>Addresses and numbers within a page whose text may come in several pieces: they go on from one piece to the next.</summary>
/// <remarks>
/// Headings are addressed by their words. Formulas on lines of their own, claims (paragraphs that open with <b>Claim</b>,
/// <b>Theorem</b> and the like) and figures (paragraphs that are one image) are numbered; <c>\label{energy}</c> in a formula
/// makes its address <c>#eq-energy</c> whatever its number.
/// </remarks>
internal sealed partial class TextPlaces(MarkdownFrame frame)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<MathBlock, NumberedFormula> _formulas = [];
    private readonly Dictionary<string, NumberedFormula> _formulasByAnchor = new(StringComparer.Ordinal);
    private readonly Dictionary<Footnote, int> _notes = [];
    private int _claims;
    private int _figures;

    public bool AreKept => frame.HasPlaces;

    public string Prefix => frame.Prefix;

    /// <summary>Numbers everything in a piece.</summary>
    public (List<MarkdownHeading> Headings, List<MarkdownAnchor> Anchors) Take(MarkdownDocument piece)
    {
        var (headings, anchors) = (new List<MarkdownHeading>(), new List<MarkdownAnchor>());
        foreach (var note in piece.Descendants<FootnoteLink>().Where(link => !link.IsBackLink).Select(link => link.Footnote))
            _notes.TryAdd(note, _notes.Count + 1);
        if (!frame.HasPlaces)
            return (headings, anchors);
        foreach (var block in piece.Descendants<LeafBlock>())
        {
            switch (block)
            {
                case HeadingBlock heading:
                    var text = PlainText.Of(heading.Inline);
                    var anchor = Place(block, anchors, MarkdownSections.Anchor(text));
                    headings.Add(new MarkdownHeading(heading.Level, text, anchor));
                    break;
                case MathBlock formula:
                    Number(formula, anchors);
                    break;
                case ParagraphBlock { Inline.FirstChild: EmphasisInline { DelimiterCount: 2 } opening } when ClaimWord().IsMatch(PlainText.Of(opening)):
                    Place(block, anchors, $"claim-{++_claims}");
                    block.GetAttributes().AddClass("claim");
                    break;
                case ParagraphBlock { Inline: { FirstChild: LinkInline { IsImage: true } image } } when image.NextSibling is null:
                    Place(block, anchors, $"figure-{++_figures}");
                    block.GetAttributes().AddClass("figure");
                    break;
            }
        }

        return (headings, anchors);
    }

    /// <summary>The number and address of a formula; null where formulas have none.</summary>
    public NumberedFormula? Of(MathBlock formula) => _formulas.GetValueOrDefault(formula);

    /// <summary>The formula that a link leads to; null where it leads elsewhere.</summary>
    public NumberedFormula? FormulaAt(string? url) =>
        url is ['#', ..] ? _formulasByAnchor.GetValueOrDefault(url[1..]) ?? _formulasByAnchor.GetValueOrDefault(frame.Prefix + url[1..]) : null;

    /// <summary>The address on the page of a place that the text names without its prefix; null where it has no such place.</summary>
    public string? Own(string? url) =>
        frame.Prefix.Length > 0 && url is ['#', ..] && _taken.Contains(frame.Prefix + url[1..]) ? $"#{frame.Prefix}{url[1..]}" : null;

    /// <summary>From 1, over all pieces.</summary>
    public int NumberOf(Footnote note) => _notes.GetValueOrDefault(note, note.Order);

    /// <summary>The work that an address stands for, among the page's sources.</summary>
    public Reference? ReferenceAt(string? url) => frame.References.FirstOrDefault(reference => reference.Url == url && reference.Text != reference.Id);

    private void Number(MathBlock formula, List<MarkdownAnchor> anchors)
    {
        var source = formula.Lines.ToString();
        var label = Label().Match(source);
        var number = _formulas.Count + 1;
        var name = label.Success ? "eq-" + MarkdownSections.Anchor(label.Groups["name"].Value) : $"eq-{number}";
        var numbered = new NumberedFormula(number, Place(formula, anchors, name), Label().Replace(source, ""));
        _formulas.Add(formula, numbered);
        _formulasByAnchor.TryAdd(numbered.Anchor, numbered);
    }

    private string Place(Block block, List<MarkdownAnchor> anchors, string words)
    {
        var name = frame.Prefix + words;
        anchors.Add(new MarkdownAnchor(block.Line + 1, name));
        var unique = Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? name : $"{name}-{i}").First(_taken.Add);
        block.GetAttributes().Id = unique;
        return unique;
    }

    [GeneratedRegex(@"^(Claim|Conjecture|Corollary|Definition|Lemma|Prediction|Proposition|Theorem)\b")]
    private static partial Regex ClaimWord();

    [GeneratedRegex(@"\\label\s*\{(?<name>[^{}]{1,60})\}")]
    private static partial Regex Label();
}

/// <summary>A formula that can be cited.</summary>
/// <param name="Number">From 1, over the page.</param>
/// <param name="Anchor">What links point to.</param>
/// <param name="Source">Its TeX, without the label.</param>
internal sealed record NumberedFormula(int Number, string Anchor, string Source);
