using System.Collections.Immutable;

namespace LearningMechanics.Toys.Syntax;

/// <summary>One statement of a toy.</summary>
/// <param name="Span">The whole statement.</param>
internal abstract record Statement(SourceSpan Span);

/// <summary>A name with its place.</summary>
internal readonly record struct Name(string Text, SourceSpan Span)
{
    public override string ToString() => Text;
}

internal sealed record ToyStatement(string Title, SourceSpan Span) : Statement(Span);

internal sealed record CitesStatement(ImmutableArray<string> References, SourceSpan Span) : Statement(Span);

/// <summary><c>param NAME = VALUE [in LO..HI [log]] ["label"]</c>; the numbers are constant expressions.</summary>
internal sealed record ParamStatement(
    Name Name, Expression Value, Expression? Low, Expression? High, bool IsLogarithmic, string? Label, SourceSpan Span) : Statement(Span);

/// <summary><c>let PATTERN = EXPR</c></summary>
internal sealed record LetStatement(Pattern Target, Expression Value, SourceSpan Span) : Statement(Span);

/// <summary><c>let NAME(a, b) = EXPR</c></summary>
internal sealed record LetFunctionStatement(Name Name, ImmutableArray<Name> Parameters, Expression Body, SourceSpan Span) : Statement(Span);

/// <summary><c>data NAME ~ DRAW</c> (<paramref name="IsDrawn"/>), <c>data NAME = EXPR</c>, each with <c>fresh</c> before it or not. A tuple pattern is allowed with <c>=</c>.</summary>
internal sealed record DataStatement(Pattern Target, Expression Value, bool IsDrawn, bool IsFresh, SourceSpan Span) : Statement(Span);

/// <summary><c>batch SIZE of x, y [as xb, yb] [with replacement]</c></summary>
internal sealed record BatchStatement(
    Expression Size, ImmutableArray<Name> Sources, ImmutableArray<Name> Aliases, bool WithReplacement, SourceSpan Span) : Statement(Span);

/// <summary><c>weight NAME ~ …</c>, <c>weight NAME = EXPR</c></summary>
internal sealed record WeightStatement(Name Name, Expression Value, bool IsDrawn, SourceSpan Span) : Statement(Span);

/// <summary><c>loss = EXPR</c></summary>
internal sealed record LossStatement(Expression Value, SourceSpan Span) : Statement(Span);

/// <summary><c>train OPT(…) for STEPS [until COND] [on NAME…]</c></summary>
internal sealed record TrainStatement(
    Name Optimizer, ImmutableArray<Argument> Arguments, Expression Steps, Expression? Until, ImmutableArray<Name> Weights, SourceSpan Span) : Statement(Span);

/// <summary><c>measure NAME = EXPR [every K | at STEPS] [averaged K] [against EXPR]</c></summary>
internal sealed record MeasureStatement(
    Name Name, Expression Value, Expression? Every, Expression? At, Expression? Averaged, Expression? Against, SourceSpan Span) : Statement(Span);

/// <summary><c>observe NAME = EXPR [across PARAM]</c>; PARAM may be <c>seeds</c>.</summary>
internal sealed record ObserveStatement(Name Name, Expression Value, Name? Across, SourceSpan Span) : Statement(Span);

/// <summary><c>predict NAME [as "theory"] = EXPR</c></summary>
internal sealed record PredictStatement(Name Target, string? Theory, Expression Value, SourceSpan Span) : Statement(Span);

/// <summary><c>predict NAME [as "theory"] diverges [where COND]</c></summary>
internal sealed record PredictDivergesStatement(Name Target, string? Theory, Expression? Where, SourceSpan Span) : Statement(Span);

/// <summary><c>fit c in LO..HI [log] from NAME [where COND]</c> or <c>fit c in [1, 3, 5] from NAME [where COND]</c>.</summary>
internal sealed record FitStatement(
    Name Name, Expression? Low, Expression? High, bool IsLogarithmic, Expression? Choices, Name From, Expression? Where, SourceSpan Span) : Statement(Span);

/// <summary><c>check NAME[slice] [of "theory"] [where COND] within P% | within X absolutely [at Q% of points]</c></summary>
/// <remarks>
/// <c>Tolerance</c>: as written before <c>%</c> (5 for 5 %) or <c>absolutely</c>.
/// <c>Quantile</c>: as written before <c>%</c>; null means the median.
/// </remarks>
internal sealed record CheckStatement(
    Name Target, ImmutableArray<Subscript> Slice, string? Theory, Expression? Where, Expression Tolerance, bool IsAbsolute, Expression? Quantile, SourceSpan Span) : Statement(Span);

/// <summary><c>sweep NAME in LIST</c></summary>
internal sealed record SweepStatement(Name Name, Expression Values, SourceSpan Span) : Statement(Span);

/// <summary><c>seeds K</c></summary>
internal sealed record SeedsStatement(Expression Count, SourceSpan Span) : Statement(Span);

/// <summary><c>plot NAME[, NAME…] vs AXIS [log] [loglog]</c>; <c>log</c> makes the vertical axis logarithmic, <c>loglog</c> both.</summary>
internal sealed record PlotStatement(
    ImmutableArray<Name> Names, Name Axis, bool IsLog, bool IsLogLog, SourceSpan Span) : Statement(Span);

/// <summary><c>precision float32</c></summary>
internal sealed record PrecisionStatement(Name Precision, SourceSpan Span) : Statement(Span);

/// <summary>A whole parsed file.</summary>
internal sealed record ToySyntax(SourceText Source, ImmutableArray<Statement> Statements);
