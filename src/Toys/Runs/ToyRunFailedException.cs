using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Runs;

/// <summary>A toy that compiles could not be run: it costs more than allowed, or its numbers showed a mistake, such as an index
/// out of range. Numbers that merely diverge are a result, not this.</summary>
/// <param name="message">What is wrong, in one sentence for the toy's author.</param>
/// <param name="span">The text at fault; empty at the start where the whole toy is.</param>
public sealed class ToyRunFailedException(string message, SourceSpan span = default) : Exception(message)
{
    /// <summary>The text at fault; empty at the start where the whole toy is.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>The mistake as a diagnostic of the toy's text.</summary>
    public Diagnostic In(SourceText source) => Diagnostic.At(source, Span, Message);
}
