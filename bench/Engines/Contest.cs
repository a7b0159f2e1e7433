namespace LearningMechanics.Bench.Engines;

/// <summary>One workload on both sides, in turns.</summary>
/// <param name="Ours">Median seconds of one step.</param>
/// <param name="Theirs">The same of the twin; NaN without one.</param>
/// <param name="Ratios">Theirs over ours, one for every round; empty without a twin.</param>
internal sealed record Contest(double Ours, double Theirs, IReadOnlyList<double> Ratios)
{
    private const int Rounds = 7;
    private const double SecondsOfARun = 0.25;
    private const double LargestDisagreement = 1e-7;

    /// <summary>A step's time is a difference of two runs, so that starting up, compiling the toy included, is in neither.</summary>
    public static Contest Hold(IWorkload workload, Twin? twin, int threads)
    {
        var span = Calibrate(workload, threads);
        var few = Math.Max(1, span / 8);
        var many = few + span;
        RequireAgreement(workload, Engines.Ours.Run(workload, few, threads), twin?.Run(workload, few));
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(Step(n => Engines.Ours.Run(workload, n, threads)));
            if (twin is not null)
                theirs.Add(Step(n => twin.Run(workload, n)));
        }

        return new Contest(
            Statistics.Median(ours), twin is null ? double.NaN : Statistics.Median(theirs), [.. theirs.Zip(ours, (t, o) => t / o)]);

        double Step(Func<int, Timed> run) => Math.Max(1e-9, (run(many).Cost(threads) - run(few).Cost(threads)) / span);
    }

    /// <summary>As many steps as fill a run; on the way there the runtime compiles its hot paths to their last tier.</summary>
    private static int Calibrate(IWorkload workload, int threads)
    {
        for (var steps = 1; ; steps *= 4)
        {
            var seconds = Engines.Ours.Run(workload, steps, threads).Cost(threads);
            if (seconds >= SecondsOfARun)
                return Math.Max(1, (int)(steps * SecondsOfARun / seconds));
        }
    }

    /// <summary>A race is worth nothing unless both ran the same course.</summary>
    private static void RequireAgreement(IWorkload workload, Timed ours, Timed? theirs)
    {
        if (theirs is not null && !(Math.Abs(ours.Value - theirs.Value) <= LargestDisagreement * Math.Abs(theirs.Value)))
            throw new DisagreementException($"{workload.Name}: this engine gets {ours.Value:R}, PyTorch {theirs.Value:R}; the two do not compute the same.");
    }
}

/// <summary>Both sides ran, but not the same computation.</summary>
internal sealed class DisagreementException(string message) : Exception(message);
