namespace LearningMechanics.Web.Features.Errors;

/// <summary>Gives a reader's browser a page where a program would get problem details; the sentence is the same.</summary>
public sealed class ProblemPageWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => ErrorAnswer.WantsPage(context.HttpContext.Request);

    public async ValueTask WriteAsync(ProblemDetailsContext context) => await ErrorAnswer.WriteAsync(
        context.HttpContext,
        context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode,
        context.ProblemDetails.Detail);
}
