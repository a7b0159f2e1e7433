using LearningMechanics.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LearningMechanics.Web.Features.Forms;

/// <summary>A form as an answer.</summary>
public static class FormAnswer
{
    /// <summary>Shows a form: 200 while nothing is wrong with it, else 422 or what <paramref name="refusal"/> says.</summary>
    /// <typeparam name="TView">A component with a parameter <c>Form</c>, the whole page within a <see cref="Document"/>.</typeparam>
    public static RazorComponentResult<TView> Show<TView>(
        PostedForm form, int refusal = StatusCodes.Status422UnprocessableEntity, params IEnumerable<(string Name, object? Value)> others)
        where TView : IComponent
    {
        var parameters = others.ToDictionary(other => other.Name, other => other.Value);
        parameters["Form"] = form;
        return new RazorComponentResult<TView>(parameters) { StatusCode = form.IsSound ? StatusCodes.Status200OK : refusal };
    }
}
