using LearningMechanics.Domain.People;

namespace LearningMechanics.Storage.People;

/// <summary>Somebody whom a program stands for, and what they allowed it.</summary>
public sealed record TokenBearer(PersonSnapshot Person, IReadOnlyList<TokenScope> Scopes);
