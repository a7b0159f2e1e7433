using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Storage.Results;

/// <summary>Orders the runs of results. The key is drawn here, when text and prediction are locked: nobody can choose draws that suit a theory.</summary>
internal static class ResultOrders
{
    /// <summary>The run a version's verdict comes from: repetitions are added, look by look, while it is undecided.</summary>
    public static RunOrder Own(ResultVersion version, ToySource source, PersonId requester, RunAllowance allowance) =>
        Of(version, source, version.Seeds) with
        {
            Requester = requester,
            Allowance = allowance,
            Purpose = RunPurpose.Result,
            Looks = true,
        };

    /// <summary>A repetition of that run under a key of its own, on another worker where there is one.</summary>
    public static RunOrder Replication(ResultVersion version, ToySource source, Run original, PersonId requester, RunAllowance allowance) =>
        Of(version, source, original.Seeds) with
        {
            Requester = requester,
            Allowance = allowance,
            Purpose = RunPurpose.Replication,
            NotWorker = original.Worker,
        };

    private static RunOrder Of(ResultVersion version, ToySource source, int seeds)
    {
        var toy = Toy.Compile(source.Text, $"{version.Name.Toy}.toy", version.Settings).Toy
            ?? throw new InvalidOperationException($"The toy of result {version.Name} was read when it was locked, and is no longer.");
        return RunOrder.For(version.Name.Toy, source, toy, version.Settings, seeds, RunKey.Draw());
    }
}
