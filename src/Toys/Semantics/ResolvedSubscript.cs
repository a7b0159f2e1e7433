using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>One subscript between commas, its expressions evaluated.</summary>
/// <param name="Span">Where it stands.</param>
internal abstract record ResolvedSubscript(SourceSpan Span)
{
    /// <summary><c>x[3]</c>, <c>x[idx]</c>: a number takes its axis away, a tensor puts its own axes there.</summary>
    public sealed record At(Node Index, SourceSpan Span) : ResolvedSubscript(Span);

    /// <summary><c>x[1:-1:2]</c>; parts left out are null.</summary>
    public sealed record Range(Node? Start, Node? Stop, Node? Step, SourceSpan Span) : ResolvedSubscript(Span);

    /// <summary><c>x[None]</c></summary>
    public sealed record NewAxis(SourceSpan Span) : ResolvedSubscript(Span);

    /// <summary><c>x[...]</c></summary>
    public sealed record Ellipsis(SourceSpan Span) : ResolvedSubscript(Span);
}
