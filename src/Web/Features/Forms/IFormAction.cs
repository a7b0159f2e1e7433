namespace LearningMechanics.Web.Features.Forms;

/// <summary>What a button or a form does.</summary>
public interface IFormAction
{
    /// <summary>Takes a form that is known to come from a page of ours. Answers with a redirect, or shows the form again.</summary>
    Task<IResult> TakeAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken);
}
