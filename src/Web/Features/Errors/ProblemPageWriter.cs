using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Errors;

/// <summary>Gives a reader's browser a page where a program would get problem details; the sentence is the same.</summary>
public sealed class ProblemPageWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) =>
        context.HttpContext.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        && !context.HttpContext.Request.Path.StartsWithSegments("/api");

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var status = context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode;
        var page = new RazorComponentResult<ErrorDocument>(new { Code = status, context.ProblemDetails.Detail }) { StatusCode = status };
        await page.ExecuteAsync(context.HttpContext);
    }
}
