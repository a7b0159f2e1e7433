using LearningMechanics.Domain.Results;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Runs;

namespace LearningMechanics.Web.Features.Results.Downloads;

/// <summary>What a result hands out, by the ending of its address. The same state gives the same bytes.</summary>
internal sealed class ResultDownloads(ResultFiles files, ResultCrates crates, SiteAddress site)
{
    public async Task<IResult> AnswerAsync(ShownResult shown, string ending, HttpContext context, CancellationToken cancellationToken)
    {
        var found = ending switch
        {
            ".toy" => ResultFiles.Toy(shown),
            ".csv" => ResultFiles.Table(shown),
            ".json" => await files.ReportAsync(shown, cancellationToken),
            ".record.json" => await files.RecordAsync(shown, cancellationToken),
            ".bib" => ResultFile.OfText(ending, "application/x-bibtex; charset=utf-8", Cite(shown).BibTex),
            ".csl.json" => ResultFile.OfText(ending, "application/vnd.citationstyles.csl+json", Cite(shown).CslJson),
            ".crate.zip" when shown.Version.State == VersionState.Published => await crates.PackAsync(shown, cancellationToken),
            _ => null,
        };
        if (found is null)
            return Refusals.Because(StatusCodes.Status404NotFound, Why(shown, ending));
        // What somebody else wrote is handed out, never shown as a page of this site.
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{shown.Name}{ending}\"";
        return TypedResults.Bytes(found.Content, found.MediaType);
    }

    private Citation Cite(ShownResult shown) => Citation.Of(shown.View, site.Of(SiteLinks.To(shown.Name)));

    private static string Why(ShownResult shown, string ending) => ending switch
    {
        ".toy" => $"Result {shown.Name} has no toy: it rests on {Ground(shown.Version.Evidence)}.",
        ".csv" or ".json" or ".record.json" => $"Result {shown.Name} has no numbers of a run that has ended here.",
        ".crate.zip" => $"Result {shown.Name} is not published yet: it is packed when its run has ended.",
        _ => $"Results are handed out as .toy, .csv, .json, .record.json, .bib, .csl.json and .crate.zip; {Refusals.Shown(ending)} is none of them.",
    };

    private static string Ground(EvidenceKind evidence) => evidence switch
    {
        EvidenceKind.Data => "attached data",
        EvidenceKind.Proof => "an argument",
        _ => "work that lies elsewhere",
    };
}
