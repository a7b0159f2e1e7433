namespace LearningMechanics.Web.Features.Forms;

/// <summary>A page with a form that posts to the page's own address.</summary>
public interface IFormPage : IFormAction
{
    /// <summary>Shows the form: empty, or again with what was typed and what is wrong with it.</summary>
    Task<IResult> ShowAsync(HttpContext context, PostedForm form, CancellationToken cancellationToken);
}
