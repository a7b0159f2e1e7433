namespace LearningMechanics.Web.Features.Caching;

/// <summary>
/// Pages kept whole. The framework's own output cache would keep a page that was read from the database before a change and
/// finished after it, for ever; here a page that something overtook while it was made is given to who asked and not kept.
/// Nothing is kept or given while changes cannot be heard.
/// </summary>
/// <param name="mostBytes">Memory for pages; the one unused for longest goes first.</param>
public sealed class PageStore(long mostBytes = 64L << 20)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Kept>> pages = new(StringComparer.Ordinal);
    private readonly LinkedList<Kept> byUse = new();
    private readonly Dictionary<string, PageFlight> flights = new(StringComparer.Ordinal);
    private TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long bytes;

    /// <summary>Ends when changes are heard, so that pages are kept.</summary>
    public Task Opened
    {
        get
        {
            lock (gate)
                return opened.Task;
        }
    }

    /// <summary>A kept page; null where there is none.</summary>
    public CachedPage? Find(string key)
    {
        lock (gate)
        {
            if (!pages.TryGetValue(key, out var node))
                return null;
            byUse.Remove(node);
            byUse.AddFirst(node);
            return node.Value.Page;
        }
    }

    /// <summary>Joins whoever is making a page already, or begins to; null while nothing may be kept.</summary>
    /// <param name="key">Names the page.</param>
    /// <param name="subjects">What it shows.</param>
    /// <param name="isPilot">Whether the caller is the one to make it, and to <see cref="Land"/> it.</param>
    public PageFlight? Board(string key, Func<IReadOnlyList<string>> subjects, out bool isPilot)
    {
        lock (gate)
        {
            isPilot = false;
            if (!opened.Task.IsCompleted)
                return null;
            if (flights.TryGetValue(key, out var flight))
                return flight;
            isPilot = true;
            return flights[key] = new PageFlight(key, subjects());
        }
    }

    /// <summary>Gives everybody aboard what was made, null where it cannot be shared, and keeps it unless something overtook it.</summary>
    public void Land(PageFlight flight, CachedPage? page)
    {
        lock (gate)
        {
            // What was overtaken was taken off the board, and another may have begun in its place.
            if (flights.TryGetValue(flight.Key, out var known) && known == flight)
            {
                flights.Remove(flight.Key);
                if (page is not null)
                    Keep(new Kept(flight.Key, flight.Subjects, page));
            }
        }

        flight.Land(page);
    }

    /// <summary>Forgets what shows any of these subjects, and lets nobody join who is making it.</summary>
    public void Forget(IReadOnlyList<string> changed)
    {
        lock (gate)
        {
            foreach (var key in flights.Where(flight => PageSubjects.Concern(flight.Value.Subjects, changed)).Select(flight => flight.Key).ToList())
                flights.Remove(key);
            foreach (var node in pages.Values.Where(node => PageSubjects.Concern(node.Value.Subjects, changed)).ToList())
                Drop(node);
        }
    }

    /// <summary>Changes are heard from now on.</summary>
    public void Open()
    {
        lock (gate)
            opened.TrySetResult();
    }

    /// <summary>Changes are no longer heard: nothing that is kept can be trusted.</summary>
    public void Close()
    {
        lock (gate)
        {
            if (opened.Task.IsCompleted)
                opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
            pages.Clear();
            byUse.Clear();
            flights.Clear();
            bytes = 0;
        }
    }

    private void Keep(Kept kept)
    {
        pages[kept.Key] = byUse.AddFirst(kept);
        bytes += kept.Page.Bytes;
        while (bytes > mostBytes && byUse.Last is { } oldest)
            Drop(oldest);
    }

    private void Drop(LinkedListNode<Kept> node)
    {
        pages.Remove(node.Value.Key);
        byUse.Remove(node);
        bytes -= node.Value.Page.Bytes;
    }

    private sealed record Kept(string Key, IReadOnlyList<string> Subjects, CachedPage Page);
}

/// <summary>One page being made, and all who wait for it.</summary>
public sealed class PageFlight(string key, IReadOnlyList<string> subjects)
{
    private readonly TaskCompletionSource<CachedPage?> landed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Key => key;

    public IReadOnlyList<string> Subjects => subjects;

    /// <summary>What was made; null where everybody must make their own.</summary>
    public Task<CachedPage?> Page => landed.Task;

    internal void Land(CachedPage? page) => landed.TrySetResult(page);
}
