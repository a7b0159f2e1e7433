using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>A mistake in a toy, on its way to the list of diagnostics. Ends the statement it is found in.</summary>
internal sealed class ToyError(SourceSpan span, string message) : Exception(message)
{
    public SourceSpan Span { get; } = span;
}

/// <summary>A statement leans on a name whose own definition was wrong: nothing more is to be said.</summary>
internal sealed class PoisonedError() : Exception("depends on something already reported");
