using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Web.Features.Api.Resources;

/// <summary>One check against one theory.</summary>
/// <param name="Target">The measure or observe.</param>
/// <param name="Theory">The rival's name; theory for a toy's only one.</param>
/// <param name="Verdict">holds, fails, undecided or diverged.</param>
/// <param name="Error">The median of the points' errors; null where it is not finite.</param>
/// <param name="Low">Below this the error cannot be, noise considered.</param>
/// <param name="High">Above this the error is not.</param>
/// <param name="Tolerance">What the toy allows.</param>
/// <param name="IsAbsolute">Whether error and tolerance are absolute rather than fractions of the prediction.</param>
/// <param name="Summary">One sentence.</param>
internal sealed record CheckResource(
    string Target, string Theory, string Verdict, double? Error, double? Low, double? High, double? Tolerance, bool IsAbsolute, string Summary)
{
    public static IReadOnlyList<CheckResource> Of(RunReport? report) =>
    [
        .. (report?.Checks ?? []).Select(check => new CheckResource(
            check.Target, check.Theory, ApiWords.Of(check.Verdict), check.Error, check.Low, check.High, check.Tolerance, check.IsAbsolute, check.Summary)),
    ];
}
