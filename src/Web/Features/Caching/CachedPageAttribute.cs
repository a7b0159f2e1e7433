namespace LearningMechanics.Web.Features.Caching;

/// <summary>What of the site's data a page shows: it is made anew when that changes.</summary>
public enum PageSubject
{
    /// <summary>Many things: any change makes it stale.</summary>
    Everything,

    /// <summary>The problem in its address, with the toys that bear on it.</summary>
    Problem,

    /// <summary>The toy in its address.</summary>
    Toy,

    /// <summary>The result in its address.</summary>
    Result,
}

/// <summary>
/// Marks a page that is the same for every reader and is kept whole. It must carry no token, nothing of the reader and
/// nothing of the moment; whatever it reads from the database must be covered by its subject and by a trigger.
/// </summary>
/// <param name="subject">What it shows.</param>
/// <param name="query">Names of the query that it reads; asked with any other, it is not kept.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CachedPageAttribute(PageSubject subject = PageSubject.Everything, params string[] query) : Attribute
{
    public PageSubject Subject => subject;

    public IReadOnlyList<string> Query => query;
}
