using System.Collections.Immutable;

namespace LearningMechanics.Toys.Syntax;

/// <summary>Lists what an expression or statement is directly made of, in order of place.</summary>
internal static class SyntaxChildren
{
    /// <summary>The expressions directly inside an expression.</summary>
    public static IEnumerable<Expression> Of(Expression expression) => expression switch
    {
        UnaryExpression e => [e.Operand],
        BinaryExpression e => [e.Left, e.Right],
        CallExpression e => [e.Callee, .. e.Arguments.Select(argument => argument.Value), .. Given(e.Where)],
        IndexExpression e => [e.Target, .. e.Subscripts.SelectMany(Of)],
        MemberExpression e => [e.Target],
        ListExpression e => e.Items,
        ComprehensionExpression e => [e.Body, e.Over],
        TupleExpression e => e.Items,
        LambdaExpression e => [e.Body],
        MapExpression e => e.Entries.Select(entry => entry.Value),
        _ => [],
    };

    /// <summary>The expressions of a subscript.</summary>
    public static IEnumerable<Expression> Of(Subscript subscript) => subscript switch
    {
        AtSubscript s => [s.Index],
        SliceSubscript s => Given(s.Start, s.Stop, s.Step),
        _ => [],
    };

    /// <summary>The expressions that stand directly in a statement.</summary>
    public static IEnumerable<Expression> Of(Statement statement) => statement switch
    {
        ParamStatement s => Given(s.Value, s.Low, s.High),
        LetStatement s => [s.Value],
        LetFunctionStatement s => [s.Body],
        DataStatement s => [s.Value],
        BatchStatement s => [s.Size],
        WeightStatement s => [s.Value],
        LossStatement s => [s.Value],
        TrainStatement s => [.. s.Arguments.Select(argument => argument.Value), s.Steps, .. Given(s.Until)],
        MeasureStatement s => Given(s.Value, s.Every, s.At, s.Averaged, s.Against),
        ObserveStatement s => [s.Value],
        PredictStatement s => [s.Value],
        PredictDivergesStatement s => Given(s.Where),
        FitStatement s => Given(s.Low, s.High, s.Choices, s.Where),
        CheckStatement s => [.. s.Slice.SelectMany(Of), .. Given(s.Where, s.Tolerance, s.Quantile)],
        SweepStatement s => [s.Values],
        SeedsStatement s => [s.Count],
        _ => [],
    };

    private static ImmutableArray<Expression> Given(params ReadOnlySpan<Expression?> expressions)
    {
        var given = ImmutableArray.CreateBuilder<Expression>();
        foreach (var expression in expressions)
            if (expression is not null)
                given.Add(expression);
        return given.ToImmutable();
    }
}
