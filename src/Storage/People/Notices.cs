using LearningMechanics.Domain.People;

namespace LearningMechanics.Storage.People;

/// <summary>What people are told on the site itself.</summary>
public static class Notices
{
    /// <summary>Leaves a notice, in the caller's own transaction: it is there once the caller saves.</summary>
    /// <param name="db">Where the caller writes what the notice is about.</param>
    /// <param name="person">Who is told.</param>
    /// <param name="text">One or two plain sentences.</param>
    /// <param name="link">The page it is about, beginning with a slash; empty where there is none.</param>
    /// <param name="clock">Tells when.</param>
    public static void Add(LearningMechanicsDbContext db, PersonId person, string text, string link, TimeProvider clock)
    {
        if (link.Length > 0 && (link[0] != '/' || link.StartsWith("//", StringComparison.Ordinal)))
            throw new ArgumentException($"'{link}' leaves the site: a notice links to a page here.", nameof(link));
        db.Notices.Add(new Notice { Person = person, Text = text, Link = link, CreatedAt = clock.GetUtcNow() });
    }
}
