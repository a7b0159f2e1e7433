using LearningMechanics.Domain.People;
using LearningMechanics.Toys;

namespace LearningMechanics.Domain.Results;

/// <summary>A draft that has been checked: what is locked when it is submitted.</summary>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Problem">The problem it speaks to.</param>
/// <param name="Claim">What is claimed, in one sentence.</param>
/// <param name="Disproof">What would disprove it.</param>
/// <param name="Discussion">Markdown with TeX; may be empty.</param>
/// <param name="CoAuthors">In order; without the author.</param>
/// <param name="Links">Addresses or ids of papers and code.</param>
/// <param name="ForkOf">What its toy was taken from; empty where nowhere.</param>
/// <param name="Experiment">What is to be run; null unless it rests on a toy.</param>
public sealed record Submission(
    EvidenceKind Evidence,
    ProblemSlug Problem,
    string Claim,
    string Disproof,
    string Discussion,
    IReadOnlyList<Handle> CoAuthors,
    IReadOnlyList<string> Links,
    string ForkOf,
    Experiment? Experiment);

/// <summary>A toy with the settings it is to be run at.</summary>
/// <param name="Text">The toy's whole text.</param>
/// <param name="Toy">The same, compiled at these settings.</param>
/// <param name="Settings">Parameters set over the toy's own values.</param>
/// <param name="Seeds">Repetitions before the first look.</param>
public sealed record Experiment(string Text, Toy Toy, IReadOnlyDictionary<string, double> Settings, int Seeds);
