namespace LearningMechanics.Web.Features.Runs.Submission;

/// <summary>A run as it is wished for, before anything of it is checked.</summary>
/// <param name="Toy">The toy's slug.</param>
/// <param name="Settings">Parameters set over the toy's own values.</param>
/// <param name="Seeds">Repetitions in place of the toy's own number.</param>
/// <param name="Looks">Whether to go on with more repetitions while the verdict is undecided.</param>
/// <param name="Device">The kind of device it has to run on; null where any will do.</param>
public sealed record RunWish(
    string Toy, IReadOnlyDictionary<string, double> Settings, int? Seeds = null, bool Looks = false, Domain.Workers.DeviceKind? Device = null);
