namespace LearningMechanics.Web.Content;

/// <summary>A page of the site's own: about, the language, the rules.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Summary">One sentence of plain text.</param>
/// <param name="Html">Its text, rendered and safe.</param>
public sealed record StandingPage(string Slug, string Title, string Summary, string Html);
