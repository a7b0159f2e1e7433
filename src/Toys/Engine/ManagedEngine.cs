using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Engine;

/// <summary>Runs toys on the processor, with its vectors, in pure C#: the reference that other engines are held against.</summary>
/// <param name="dataSets">Finds data sets; null where none can be had.</param>
/// <param name="limits">What it will not begin.</param>
internal sealed class ManagedEngine(IDataSource? dataSets = null, EngineLimits? limits = null) : IEngine
{
    private readonly EngineLimits _limits = limits ?? new EngineLimits();

    public string Name => "managed";

    public string Version { get; } = typeof(ManagedEngine).Assembly.GetName().Version!.ToString(3);

    public IReadOnlyList<PointRecord> Run(
        IReadOnlyList<PointModel> points, int seeds, RunSettings settings, IRunObserver? observer, CancellationToken cancellationToken)
    {
        if (_limits.Refusal(points.Count, seeds) is { } tooMany)
            throw new ToyRunFailedException(tooMany);
        var price = PointPrice.OfRun(points, seeds);
        if (_limits.Refusal(price) is { } refusal)
            throw new ToyRunFailedException(refusal);
        var progress = new RunProgress(observer, price.Seconds);
        var repetitions = new Repetitions(points, seeds, settings, dataSets, observer, progress);
        new WorkQueue(points.Count * seeds, Threads(settings, price)).Run(repetitions.Run, cancellationToken);
        progress.Complete();
        return repetitions.Records();
    }

    /// <summary>As many as asked for, unless their repetitions together would not fit into memory.</summary>
    private int Threads(RunSettings settings, ToyPrice price)
    {
        if (OperatingSystem.IsBrowser())
            return 1;
        var asked = settings.Threads > 0 ? settings.Threads : System.Environment.ProcessorCount;
        return (int)Math.Clamp(Math.Min(asked, Math.Floor(_limits.Bytes / Math.Max(1, price.PeakBytes))), 1, 256);
    }
}
