using LearningMechanics.Domain.Results;
using LearningMechanics.Web.Features.Api.Resources;
using LearningMechanics.Web.Features.Runs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Api;

/// <summary>How the API says no: problem details, with the path of every field that is at fault.</summary>
internal static class ApiRefusals
{
    public static ProblemHttpResult Because(int status, string detail) => Refusals.Because(status, detail);

    /// <summary>One field or parameter is at fault.</summary>
    public static ProblemHttpResult At(string path, string message, int status = StatusCodes.Status400BadRequest) =>
        Of(status, message, [new Mistake(path, message)]);

    /// <summary>What keeps a submission back, every field of it.</summary>
    public static ProblemHttpResult Mistaken(IReadOnlyList<FieldMistake> mistakes) => Of(
        StatusCodes.Status422UnprocessableEntity,
        mistakes.Count == 1 ? mistakes[0].Message : $"{mistakes.Count} things keep this from being submitted; `errors` has each with its field.",
        [.. mistakes.Select(mistake => new Mistake(ApiWords.Path(mistake.Field), mistake.Message, mistake.Line, mistake.Column))]);

    public static ProblemHttpResult NoSuch(string kind, string name) =>
        Because(StatusCodes.Status404NotFound, $"There is no {kind} {Refusals.Shown(name)}.");

    private static ProblemHttpResult Of(int status, string detail, IReadOnlyList<Mistake> mistakes) =>
        Refusals.Because(status, detail, new Dictionary<string, object?> { ["errors"] = mistakes });
}
