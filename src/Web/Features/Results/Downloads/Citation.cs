using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LearningMechanics.Storage.Results;

namespace LearningMechanics.Web.Features.Results.Downloads;

/// <summary>How a version is cited.</summary>
/// <param name="Sentence">For readers.</param>
/// <param name="BibTex">For LaTeX.</param>
/// <param name="CslJson">For everything else: Citation Style Language, an array of one item.</param>
internal sealed record Citation(string Sentence, string BibTex, string CslJson)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Citation Of(ResultView view, string address)
    {
        string[] authors = [view.Author.Name, .. view.CoAuthors.Select(author => author.Name)];
        var date = (view.Version.PublishedAt ?? view.Version.LockedAt).UtcDateTime;
        return new Citation(
            $"{string.Join(", ", authors)} ({date.Year}). {view.Version.Claim} Learning Mechanics, result {view.Version.Name}. {address}",
            Bib(view, authors, date, address),
            Csl(view, authors, date, address));
    }

    private static string Bib(ResultView view, string[] authors, DateTime date, string address) => new StringBuilder()
        .Append(CultureInfo.InvariantCulture, $"@misc{{learning-mechanics-{view.Version.Name},\n")
        // A name in braces is taken whole: nobody here has said which of its words is the family's.
        .Append(CultureInfo.InvariantCulture, $"  author       = {{{string.Join(" and ", authors.Select(author => $"{{{Tex(author)}}}"))}}},\n")
        .Append(CultureInfo.InvariantCulture, $"  title        = {{{{{Tex(view.Version.Claim)}}}}},\n")
        .Append(CultureInfo.InvariantCulture, $"  year         = {{{date.Year}}},\n")
        .Append(CultureInfo.InvariantCulture, $"  month        = {{{date.Month}}},\n")
        .Append(CultureInfo.InvariantCulture, $"  howpublished = {{Learning Mechanics, result {view.Version.Name}}},\n")
        .Append(CultureInfo.InvariantCulture, $"  url          = {{{address}}}{(view.Version.PredictionSha256 is null ? "" : ",")}\n")
        .Append(view.Version.PredictionSha256 is { } hash ? $"  note         = {{Prediction locked as SHA-256 {hash}}}\n" : "")
        .Append("}\n").ToString();

    private static string Csl(ResultView view, string[] authors, DateTime date, string address)
    {
        var item = new JsonObject
        {
            ["id"] = $"learning-mechanics-{view.Version.Name}",
            ["type"] = "dataset",
            ["title"] = view.Version.Claim,
            ["author"] = new JsonArray([.. authors.Select(author => new JsonObject { ["literal"] = author })]),
            ["issued"] = new JsonObject { ["date-parts"] = new JsonArray(new JsonArray(date.Year, date.Month, date.Day)) },
            ["publisher"] = "Learning Mechanics",
            ["version"] = view.Version.Version.ToString(CultureInfo.InvariantCulture),
            ["number"] = view.Version.Name.ToString(),
            ["URL"] = address,
        };
        return Write(item);
    }

    /// <summary>One item as CSL-JSON, which is always a list.</summary>
    internal static string Write(JsonObject item) => new JsonArray(item).ToJsonString(Readable) + "\n";

    /// <summary>Characters with which TeX means something, as themselves.</summary>
    internal static string Tex(string text)
    {
        var tex = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings(" "))
        {
            tex.Append(character switch
            {
                '\\' => "\\textbackslash{}",
                '~' => "\\textasciitilde{}",
                '^' => "\\textasciicircum{}",
                '{' or '}' or '#' or '$' or '%' or '&' or '_' => "\\" + character,
                _ => character.ToString(),
            });
        }

        return tex.ToString();
    }
}
