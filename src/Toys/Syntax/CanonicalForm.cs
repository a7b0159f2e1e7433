using System.Text;

namespace LearningMechanics.Toys.Syntax;

/// <summary>
/// Renders statements so that two toys which mean the same text give the same text: this is what a toy's hash is of.
/// </summary>
/// <remarks>
/// <para>Left out, because no number depends on them: comments, blanks and line breaks, parentheses that change
/// nothing, the spelling of numbers (<c>1_000</c>, <c>1e-3</c> against <c>.001</c>), the title, <c>cites</c>,
/// <c>plot</c>, and the labels of params.</para>
/// <para>Kept: every other statement in its order, every name as written, the difference between <c>1</c> and
/// <c>1.0</c> (it makes a param integral), and the names of theories, which <c>check … of "theory"</c> refers to.</para>
/// <para>One statement a line, each line ended by a line feed. Parsed again, the form gives itself.</para>
/// </remarks>
internal static class CanonicalForm
{
    /// <summary>The canonical form of a file.</summary>
    public static string Of(ToySyntax toy) => Of(toy.Statements);

    /// <summary>The canonical form of any statements, in the order given.</summary>
    public static string Of(IEnumerable<Statement> statements)
    {
        var form = new StringBuilder();
        foreach (var statement in statements)
            if (Line(statement) is { } line)
                form.Append(line).Append('\n');
        return form.ToString();
    }

    private static string? Line(Statement statement) => statement switch
    {
        ParamStatement s => $"param {s.Name} = {Text(s.Value)}{Range(s.Low, s.High, s.IsLogarithmic)}",
        LetStatement s => $"let {CanonicalExpression.Of(s.Target)} = {Text(s.Value)}",
        LetFunctionStatement s => $"let {s.Name}({Joined(s.Parameters)}) = {Text(s.Body)}",
        DataStatement s => $"{(s.IsFresh ? "fresh " : "")}data {CanonicalExpression.Of(s.Target)} {Sign(s.IsDrawn)} {Text(s.Value)}",
        BatchStatement s => Batch(s),
        WeightStatement s => $"weight {s.Name} {Sign(s.IsDrawn)} {Text(s.Value)}",
        LossStatement s => $"loss = {Text(s.Value)}",
        TrainStatement s => Train(s),
        MeasureStatement s => Measure(s),
        ObserveStatement s => $"observe {s.Name} = {Text(s.Value)}{(s.Across is { } across ? $" across {across}" : "")}",
        PredictStatement s => $"predict {s.Target}{Theory(" as ", s.Theory)} = {Text(s.Value)}",
        PredictDivergesStatement s => $"predict {s.Target}{Theory(" as ", s.Theory)} diverges{Clause("where", s.Where)}",
        FitStatement s => Fit(s),
        CheckStatement s => Check(s),
        SweepStatement s => $"sweep {s.Name} in {Text(s.Values)}",
        SeedsStatement s => $"seeds {Text(s.Count)}",
        PrecisionStatement s => $"precision {s.Precision}",
        _ => null,
    };

    private static string Batch(BatchStatement s) =>
        $"batch {Text(s.Size)} of {Joined(s.Sources)}{(s.Aliases.IsEmpty ? "" : $" as {Joined(s.Aliases)}")}"
        + (s.WithReplacement ? " with replacement" : "");

    private static string Train(TrainStatement s) =>
        $"train {s.Optimizer}({CanonicalExpression.Of(s.Arguments)}) for {Text(s.Steps)}{Clause("until", s.Until)}"
        + (s.Weights.IsEmpty ? "" : $" on {Joined(s.Weights)}");

    private static string Measure(MeasureStatement s) =>
        $"measure {s.Name} = {Text(s.Value)}{Clause("every", s.Every)}{Clause("at", s.At)}"
        + $"{Clause("averaged", s.Averaged)}{Clause("against", s.Against)}";

    private static string Fit(FitStatement s)
    {
        var choices = s.Choices is null ? Range(s.Low, s.High, s.IsLogarithmic) : $" in {Text(s.Choices)}";
        return $"fit {s.Name}{choices} from {s.From}{Clause("where", s.Where)}";
    }

    private static string Check(CheckStatement s)
    {
        var slice = s.Slice.IsEmpty ? "" : $"[{CanonicalExpression.Of(s.Slice)}]";
        var tolerance = Text(s.Tolerance) + (s.IsAbsolute ? " absolutely" : "%");
        var quantile = s.Quantile is null ? "" : $" at {Text(s.Quantile)}% of points";
        return $"check {s.Target}{slice}{Theory(" of ", s.Theory)}{Clause("where", s.Where)} within {tolerance}{quantile}";
    }

    private static string Text(Expression expression) => CanonicalExpression.Of(expression);

    private static string Sign(bool isDrawn) => isDrawn ? "~" : "=";

    private static string Clause(string word, Expression? expression) =>
        expression is null ? "" : $" {word} {Text(expression)}";

    private static string Theory(string word, string? theory) =>
        theory is null ? "" : word + CanonicalLiteral.Quoted(theory);

    private static string Range(Expression? low, Expression? high, bool isLogarithmic) =>
        low is null || high is null ? "" : $" in {Text(low)}..{Text(high)}{(isLogarithmic ? " log" : "")}";

    private static string Joined(IEnumerable<Name> names) => string.Join(", ", names);
}
