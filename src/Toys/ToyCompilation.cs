namespace LearningMechanics.Toys;

/// <summary>What came of compiling a text: a toy, or everything that is wrong with it.</summary>
/// <param name="Toy">The toy; null when there is any diagnostic.</param>
/// <param name="Diagnostics">All errors of the file, in order of place.</param>
public sealed record ToyCompilation(Toy? Toy, IReadOnlyList<Diagnostic> Diagnostics);
