namespace LearningMechanics.Web.Features.Api.Resources;

/// <summary>One part of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Next">Address of the part after it; null at the end. What comes in meanwhile moves nothing from one part to another.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Something of this site, and where it is told of.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Url">Its address in this API.</param>
internal sealed record Link(string Id, string Url);

/// <summary>Why something was not answered or not done: problem details of RFC 9457.</summary>
/// <param name="Type">A page about the status.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The status.</param>
/// <param name="Detail">What is wrong in this case, and how to mend it.</param>
/// <param name="Errors">Each field or parameter that is at fault, where one is.</param>
internal sealed record Refusal(string Type, string Title, int Status, string Detail, IReadOnlyList<Mistake>? Errors);

/// <summary>One thing that is wrong with what was sent.</summary>
/// <param name="Path">The field or parameter.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
/// <param name="Line">Line within a toy, from 1; null elsewhere.</param>
/// <param name="Column">Column within a toy, from 1; null elsewhere.</param>
internal sealed record Mistake(string Path, string Message, int? Line = null, int? Column = null);

/// <summary>Where the API begins.</summary>
/// <param name="Problems">Open problems.</param>
/// <param name="Toys">The collection of toys.</param>
/// <param name="Results">Submitted results, newest first.</param>
/// <param name="Runs">Runs, newest first.</param>
/// <param name="Tombstones">Results that were withdrawn.</param>
/// <param name="OpenApi">The description of all of it, for programs.</param>
/// <param name="Documentation">The page for people.</param>
/// <param name="Dump">Everything public in one archive, made anew each night.</param>
/// <param name="Licence">Under which all content may be used.</param>
internal sealed record Entrance(
    string Problems, string Toys, string Results, string Runs, string Tombstones, string OpenApi, string Documentation, string Dump, string Licence);
