using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Lab;

/// <summary>What came of a text: a toy, or what is wrong with it.</summary>
internal sealed record CompileAnswer(ToySheet? Toy, IReadOnlyList<Mistake> Mistakes);

/// <summary>What came of a run: a judged report, or why there is none.</summary>
internal sealed record RunAnswer(RunReport? Report, IReadOnlyList<Mistake> Mistakes);

/// <summary>One thing wrong with a toy, where an editor can underline it.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Length">Of the text at fault, in UTF-16 units.</param>
/// <param name="Message">What is wrong and, where there is one, the likely mend.</param>
internal sealed record Mistake(int Line, int Column, int Length, string Message)
{
    public static IReadOnlyList<Mistake> Of(IReadOnlyList<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(d => new Mistake(d.Line, d.Column, d.Span.Length, d.Message))];
}
