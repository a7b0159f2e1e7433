using LearningMechanics.Storage.Search;

namespace LearningMechanics.Web.Features.Search;

/// <summary>Words of what people published, for guessing what a mistyped one meant: read once, then only what is new.</summary>
internal sealed class StoredWords(SearchReading reading) : IDisposable
{
    // Far more than a language has; beyond, guesses are made among what is known.
    private const int Most = 500_000;

    private readonly SemaphoreSlim gate = new(1);
    private HashSet<string> words = [];
    private WordsSeen seen = WordsSeen.Nothing;

    /// <summary>All of them, those published a moment ago too.</summary>
    public async Task<IReadOnlySet<string>> CurrentAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (words.Count >= Most)
                return words;
            (var found, seen) = await reading.WordsSinceAsync(seen, cancellationToken);
            // Readers hold the set they were given.
            if (found.Any(word => !words.Contains(word)))
                words = new HashSet<string>(words.Concat(found), StringComparer.Ordinal);
            return words;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
