using LearningMechanics.Domain.Results;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Charts;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Web.Features.Results;

/// <summary>What pages say of results.</summary>
public static class ResultWords
{
    /// <summary>What a badge means to whoever has not met it.</summary>
    public static string Meaning(Badge badge, EvidenceKind evidence) => (badge, evidence) switch
    {
        (Badge.Replicated, _) => "measured here, and again with fresh seeds: every finished replication agrees",
        (Badge.RanHere, _) => "a worker of this site measured it, under a key drawn after the prediction was locked; nobody has replicated it in agreement yet",
        (Badge.DataAttached, _) => "its data are here for everybody to look at; they were not measured here",
        (_, EvidenceKind.Proof) => "an argument written down or linked; nothing was run here",
        (_, EvidenceKind.Toy) => "its run has not ended yet",
        _ => "what it rests on lies elsewhere; nothing was run here",
    };

    /// <summary>A moment as pages write it.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy, HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An error in the unit of its check.</summary>
    public static string Error(double? error, bool isAbsolute) =>
        error is not { } value ? "none" : isAbsolute ? NumberText.Short(value) : NumberText.Percent(value);

    /// <summary>Where in the sweep.</summary>
    public static string Place(IReadOnlyDictionary<string, double> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{parameter.Key} = {NumberText.Short(parameter.Value)}"));

    /// <summary>The regime where a theory broke, or where it is worst.</summary>
    public static string Worst(CheckReport check) => check.Worst switch
    {
        { Parameters.Count: > 0 } worst => $"worst at {Place(worst.Parameters)}{(worst.Error is null ? "" : $", error {Error(worst.Error, check.IsAbsolute)}")}",
        _ => "over the whole of its window",
    };

    /// <summary>What theory costs beside the experiment it replaces.</summary>
    public static string Price(Toy toy)
    {
        var (theory, experiment) = (toy.PredictionPrice.Operations, toy.Price.ExperimentOperations);
        if (theory <= 0)
            return $"The experiment takes {Operations(experiment)} operations at most; the prediction takes none.";
        var ratio = theory < experiment
            ? $"1 / {NumberText.Short(Math.Round(experiment / theory, 2 - Digits(experiment / theory)))} of it"
            : $"{NumberText.Short(Math.Round(theory / experiment, 2))} times as much";
        return $"The experiment takes {Operations(experiment)} operations at most, the prediction {Operations(theory)}: {ratio}.";

        static int Digits(double value) => Math.Min(2, (int)Math.Floor(Math.Log10(Math.Max(value, 1))));
        static string Operations(double value) => NumberText.Short(double.Parse(value.ToString("G3", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>How anybody repeats a run to the digit.</summary>
    public static string Command(ResultVersion version, Domain.Runs.Run run) => string.Join(' ',
    [
        $"lm toy run {version.Name}.toy --key {run.Key} --seeds {run.Seeds}",
        // The interval at a look is wider than that of a run whose number of repetitions was settled beforehand.
        .. run.Looks ? (string[])[$"--look {run.Look}"] : [],
        .. run.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => $"--set {setting.Key}={NumberText.Exact(setting.Value)}"),
    ]);

    /// <summary>The verdict as a word, where there is one.</summary>
    public static string Word(Verdict? verdict, VersionState state) => (verdict, state) switch
    {
        ({ } found, _) => found.ToString().ToLowerInvariant(),
        (null, VersionState.Running) => "running",
        (null, VersionState.Stopped) => "stopped",
        (null, VersionState.InReview) => "in review",
        (null, VersionState.Declined) => "not accepted",
        _ => "no verdict",
    };

    /// <summary>What a headline says after the verdict's own word: <c>sharpness: holds: 2.1 % of 5 %</c> becomes <c>sharpness, 2.1 % of 5 %</c>.</summary>
    public static string Finding(string headline, Verdict? verdict) =>
        verdict is { } found ? headline.Replace($": {found.ToString().ToLowerInvariant()}: ", ", ", StringComparison.Ordinal) : headline;

    public static string Agreement(AgreementOutcome? outcome) => outcome switch
    {
        AgreementOutcome.Agrees => "agrees",
        AgreementOutcome.Disagrees => "disagrees",
        AgreementOutcome.Undecided => "undecided",
        _ => "",
    };
}
