using LearningMechanics.Domain.People;

namespace LearningMechanics.Domain.Results;

/// <summary>Somebody who shares the credit of a version, and may not decide about it.</summary>
/// <param name="Result">The result.</param>
/// <param name="Version">Its version.</param>
/// <param name="Position">From 1, as the author named them.</param>
/// <param name="Person">Who.</param>
public sealed record CoAuthor(ResultNumber Result, int Version, int Position, PersonId Person);
