namespace LearningMechanics.Web.Features.Api.Resources;

/// <summary>What an author says of a result. Every field may be left out of a draft; what a submission needs is said when it lacks.</summary>
internal sealed record SubmissionBody
{
    /// <summary>What it rests on: toy, data, proof or link; toy if not given.</summary>
    public string? Evidence { get; init; }

    /// <summary>The toy's whole text.</summary>
    public string? Toy { get; init; }

    /// <summary>Slug of the problem it speaks to.</summary>
    public string? Problem { get; init; }

    /// <summary>What is claimed, in one sentence of 15 to 300 characters.</summary>
    public string? Claim { get; init; }

    /// <summary>What would disprove it, in 15 to 2000 characters.</summary>
    public string? Disproof { get; init; }

    /// <summary>Markdown with TeX.</summary>
    public string? Discussion { get; init; }

    /// <summary>Handles, in order; at most 20.</summary>
    public IReadOnlyList<string>? CoAuthors { get; init; }

    /// <summary>Addresses of papers and code: https://…, arXiv:2103.00065 or doi:10.…; at most 20.</summary>
    public IReadOnlyList<string>? Links { get; init; }

    /// <summary>Parameters set over the toy's own values.</summary>
    public IReadOnlyDictionary<string, double>? Settings { get; init; }

    /// <summary>Repetitions before the first look, in place of the toy's own number.</summary>
    public int? Seeds { get; init; }

    /// <summary>What it is taken from: a toy's slug, or a version such as 17v2. Its toy, problem and settings are those unless others are given.</summary>
    public string? ForkOf { get; init; }

    /// <summary>CSV or JSON files, at most 5 of 5 MB. Of a new version: those of the version before unless others are given.</summary>
    public IReadOnlyList<AttachmentBody>? Attachments { get; init; }
}

/// <summary>A file with a column of measurements and one of predictions.</summary>
/// <param name="Name">Ends in .csv or .json.</param>
/// <param name="Content">Its bytes in Base64.</param>
internal sealed record AttachmentBody(string Name, byte[] Content);

/// <summary>A result that is still being written; nobody but its author sees it.</summary>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="Url">Its address in this API.</param>
/// <param name="Page">Its page, where its author goes on with it.</param>
/// <param name="Revises">The result it is to be a new version of; null for a new one.</param>
/// <param name="UpdatedAt">When it was last saved, UTC.</param>
/// <param name="Evidence">toy, data, proof or link.</param>
/// <param name="Toy">The toy's whole text.</param>
/// <param name="Problem">Slug of the problem.</param>
/// <param name="Claim">What is claimed.</param>
/// <param name="Disproof">What would disprove it.</param>
/// <param name="Attachments">Names of its files.</param>
/// <param name="Mistakes">What keeps it from being submitted now; empty where nothing does.</param>
internal sealed record DraftResource(
    string Id, string Url, string Page, int? Revises, DateTime UpdatedAt, string Evidence, string Toy, string Problem, string Claim, string Disproof,
    IReadOnlyList<string> Attachments, IReadOnlyList<Mistake> Mistakes);

/// <summary>Why a result is withdrawn.</summary>
/// <param name="Reason">For every reader, for good; 15 to 2000 characters.</param>
internal sealed record WithdrawalBody(string Reason);

/// <summary>A correction.</summary>
/// <param name="Text">What is wrong and what is right: Markdown with TeX, 15 to 4000 characters.</param>
internal sealed record ErratumBody(string Text);
