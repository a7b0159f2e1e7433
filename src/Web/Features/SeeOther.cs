namespace LearningMechanics.Web.Features;

/// <summary>303: the answer to a form is to be read elsewhere, so that a reload asks for nothing again.</summary>
internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
