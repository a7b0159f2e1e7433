using System.Collections.Concurrent;

namespace LearningMechanics.Web.Content.Formulas;

/// <summary>Sets TeX on the server: KaTeX on a thread of its own, one formula after another, remembered.</summary>
/// <remarks>
/// A formula is a program by a stranger. Four limits keep it from being more than slow: its length, the engine's
/// recursion depth, a stack that is deep enough for that depth, and an allowance of steps compiled into KaTeX.
/// </remarks>
public sealed class TexRenderer : IDisposable
{
    private const int LongestFormula = 2_000;
    private const int StackBytes = 16 << 20;

    // A page has tens of formulas; this is a few thousand of them, about 20 MB.
    private const int MostRemembered = 5_000;

    // Setting a formula is a pure function, so what one renderer has set serves every other of the process.
    private static readonly ConcurrentDictionary<(string Tex, bool IsDisplay), TexOutcome> Remembered = new();

    private readonly BlockingCollection<Job> _jobs = [];
    private readonly Lazy<Thread> _thread;
    private readonly FormulaShelf? _shelf;

    /// <param name="shelf">What earlier starts have set; null to begin with nothing and keep nothing.</param>
    public TexRenderer(FormulaShelf? shelf = null)
    {
        _shelf = shelf;
        _thread = new Lazy<Thread>(() =>
        {
            var thread = new Thread(Work, StackBytes) { IsBackground = true, Name = "TeX" };
            thread.Start();
            return thread;
        });
    }

    /// <summary>Sets one formula; blocks until it is done.</summary>
    public TexOutcome Render(string tex, bool isDisplay)
    {
        tex = tex.Trim();
        if (tex.Length > LongestFormula)
            return new TexOutcome.Refused($"it has {tex.Length} characters and {LongestFormula} are allowed: split it");
        if (Remembered.TryGetValue((tex, isDisplay), out var known))
            return known;
        if (_shelf?.Find(tex, isDisplay) is { } kept)
            return kept;
        var outcome = Set(tex, isDisplay);
        if (outcome is TexOutcome.Rendered rendered)
            _shelf?.Put(tex, isDisplay, rendered);
        if (Remembered.Count < MostRemembered)
            Remembered.TryAdd((tex, isDisplay), outcome);
        return outcome;
    }

    private TexOutcome Set(string tex, bool isDisplay)
    {
        _ = _thread.Value;
        var job = new Job(tex, isDisplay);
        _jobs.Add(job);
        return job.Outcome.Task.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _jobs.CompleteAdding();
        if (_thread.IsValueCreated)
            _thread.Value.Join();
        _jobs.Dispose();
    }

    private void Work()
    {
        TexEngine? engine = null;
        foreach (var job in _jobs.GetConsumingEnumerable())
        {
            try
            {
                engine ??= new TexEngine();
                job.Outcome.SetResult(engine.Render(job.Tex, job.IsDisplay));
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // The engine's state is unknown after a failure of its own; the next formula gets a new one.
                engine = null;
                job.Outcome.SetResult(new TexOutcome.Refused($"the formula stopped the typesetter ({exception.Message}): simplify it"));
            }
        }
    }

    private sealed record Job(string Tex, bool IsDisplay)
    {
        public TaskCompletionSource<TexOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
