namespace LearningMechanics.Web.Features.Errors;

/// <summary>What a status code means to somebody who only wanted to read.</summary>
public static class ErrorWords
{
    public static (string Title, string Help) Of(int code) => code switch
    {
        400 => ("That request could not be read", "Go back, look at the fields, and try again."),
        403 => ("That is not allowed from here", "Forms are taken only from this site’s own pages: open the page again and send it from there."),
        404 => ("There is nothing at this address", "It may be misspelt, or what it named has moved."),
        413 => ("That is too large", "Requests here are small: a toy’s text and a handful of numbers."),
        422 => ("The toy cannot be run with these settings", "Go back: your numbers are still in the form, with their ranges beside them."),
        429 => ("Too many requests", "Runs are shared by everyone. Wait a minute, then try again."),
        503 => ("The site is busy for a moment", "Nothing that was acknowledged is lost. Try again shortly."),
        >= 500 => ("Something broke on our side", "It has been written to the log. Nothing that was acknowledged is lost; try again in a moment."),
        _ => ("That did not work", "Go back and try again."),
    };
}
