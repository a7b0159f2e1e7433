using LearningMechanics.Web.Features.Runs;
using LearningMechanics.Web.Features.Runs.Submission;
using Microsoft.AspNetCore.Antiforgery;

namespace LearningMechanics.Web.Features.Forms;

/// <summary>Addresses of forms. Nothing reaches a <see cref="IFormAction"/> without the token that our own page carried.</summary>
public static class FormRoutes
{
    private const string NotKept = "no-cache, no-store";

    private const string Stale =
        "This page had been open for long, or somebody signed in or out meanwhile, so nothing was done. Look it over and send it again.";

    /// <summary>A page with a form: GET shows it, POST takes it.</summary>
    public static IEndpointConventionBuilder MapFormPage<TPage>(this IEndpointRouteBuilder routes, string pattern)
        where TPage : class, IFormPage
    {
        var page = routes.MapGroup(pattern);
        page.MapGet("", async context =>
        {
            context.Response.Headers.CacheControl = NotKept;
            var answer = await Make<TPage>(context).ShowAsync(context, PostedForm.Blank(), context.RequestAborted);
            await answer.ExecuteAsync(context);
        });
        page.MapPost("", context =>
        {
            var form = Make<TPage>(context);
            return TakeAsync(context, form, form.ShowAsync);
        }).WithMetadata(FormGate.Token);
        return page;
    }

    /// <summary>A button: POST alone.</summary>
    public static IEndpointConventionBuilder MapFormAction<TAction>(this IEndpointRouteBuilder routes, string pattern)
        where TAction : class, IFormAction =>
        routes.MapPost(pattern, context => TakeAsync(context, Make<TAction>(context), TellAsync)).WithMetadata(FormGate.Token);

    private static T Make<T>(HttpContext context) => ActivatorUtilities.CreateInstance<T>(context.RequestServices);

    private static Task<IResult> TellAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken) =>
        Task.FromResult<IResult>(Refusals.Because(StatusCodes.Status400BadRequest, form.Mistakes[0].Sentence));

    private static async Task TakeAsync(
        HttpContext context, IFormAction action, Func<HttpContext, PostedForm, CancellationToken, Task<IResult>> show)
    {
        context.Response.Headers.CacheControl = NotKept;
        var form = await ReadAsync(context);
        IResult answer;
        if (await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            answer = await action.TakeAsync(context, form, context.RequestAborted);
        else if (SameOrigin.IsFromHere(context.Request))
            answer = await show(context, form.Refuse("", Stale), context.RequestAborted);
        else
            answer = Refusals.Because(StatusCodes.Status403Forbidden, "This form was not sent from a page of this site. Open the page here and send it from there.");
        await answer.ExecuteAsync(context);
    }

    /// <exception cref="BadHttpRequestException">The body is no form, or too large a one.</exception>
    private static async Task<PostedForm> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            throw new BadHttpRequestException("Send this as a form, from its page.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            var fields = await context.Request.ReadFormAsync(context.RequestAborted);
            return new PostedForm(fields.ToDictionary());
        }
        catch (InvalidDataException e)
        {
            throw new BadHttpRequestException($"This form cannot be read: {e.Message}", e);
        }
    }
}
