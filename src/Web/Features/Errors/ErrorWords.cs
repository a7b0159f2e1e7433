namespace LearningMechanics.Web.Features.Errors;

/// <summary>What a status code means to somebody who only wanted to read.</summary>
public static class ErrorWords
{
    public static (string Title, string Help) Of(int code) => code switch
    {
        400 => ("That request could not be read", "Go back, look at the fields, and try again."),
        401 => ("You are not signed in", "Reading needs no account; this does."),
        403 => ("That is not allowed from here", "Forms are taken only from this site’s own pages, and only from people who may send them."),
        404 => ("There is nothing at this address", "It may be misspelt, or what it named has moved."),
        410 => ("This is no longer here", "What stood here is over, or was withdrawn; a result that was withdrawn keeps its number, and its page says why."),
        413 => ("That is too large", "Go back: your browser still has what you wrote. Leave out or shorten what is large, then send it again."),
        422 => ("The toy cannot be run with these settings", "Go back: your numbers are still in the form, with their ranges beside them."),
        429 => ("Too many requests", "This site is shared by everyone. Wait a minute, then try again."),
        503 => ("The site is busy for a moment", "Nothing that was acknowledged is lost. Try again shortly."),
        >= 500 => ("Something broke on our side", "It has been written to the log. Nothing that was acknowledged is lost; try again in a moment."),
        _ => ("That did not work", "Go back and try again."),
    };
}
