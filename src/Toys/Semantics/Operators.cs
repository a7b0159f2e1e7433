using System.Diagnostics;
using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>The meaning of operators, and what is said when shapes do not fit.</summary>
internal static class Operators
{
    public static Value Apply(ExpressionElaborator elaborator, UnaryExpression expression, Value operand)
    {
        var graph = elaborator.Graph;
        graph.Origin = expression.Span;
        if (operand is SeriesValue series)
            return series with { Values = Unary(graph, expression, series.Values) };
        return new TensorValue(Unary(graph, expression, elaborator.TensorOf(operand, expression.Operand.Span)));
    }

    public static Value Apply(
        ExpressionElaborator elaborator, BinaryExpression expression, Value left, Value right, Environment environment)
    {
        if (left is SeriesValue || right is SeriesValue)
            return SeriesLifting.Combine(elaborator, left, right, expression.Span, (a, b) => Binary(elaborator, expression, a, b, environment));
        if (expression.Operator == BinaryOperator.MatrixMultiply && left is OperatorValue matrix
            && right is TensorValue { Node: { Shape.Rank: 1 } vector } && vector.Shape[0] == matrix.Size)
            return new TensorValue(matrix.Multiply(vector));
        return new TensorValue(Binary(
            elaborator, expression, elaborator.TensorOf(left, expression.Left.Span), elaborator.TensorOf(right, expression.Right.Span), environment));
    }

    private static Node Unary(TensorGraph graph, UnaryExpression expression, Node x) => expression.Operator switch
    {
        UnaryOperator.Negate => graph.Negate(x),
        UnaryOperator.Not when x.IsTruth => graph.Not(x),
        _ => throw new ToyError(expression.Operand.Span, "`not` takes a truth value, such as a comparison"),
    };

    private static Node Binary(ExpressionElaborator elaborator, BinaryExpression e, Node a, Node b, Environment environment)
    {
        var graph = elaborator.Graph;
        if (e.Operator == BinaryOperator.MatrixMultiply)
            return MatrixFits(a.Shape, b.Shape) ? graph.MatrixMultiply(a, b) : throw Mismatch(elaborator, e, a, b, environment);
        if (Shape.Broadcast(a.Shape, b.Shape) is not { } shape)
            throw Mismatch(elaborator, e, a, b, environment);
        if (shape.Count > int.MaxValue)
            throw new ToyError(e.Span, $"the result would have shape {shape}: more numbers than any tensor here may hold");
        if (e.Operator is BinaryOperator.And or BinaryOperator.Or && !(a.IsTruth && b.IsTruth))
            throw new ToyError(a.IsTruth ? e.Right.Span : e.Left.Span, "`and` and `or` join truth values, such as comparisons");
        return e.Operator switch
        {
            BinaryOperator.Add => graph.Add(a, b),
            BinaryOperator.Subtract => graph.Subtract(a, b),
            BinaryOperator.Multiply => graph.Multiply(a, b),
            BinaryOperator.Divide => graph.Divide(a, b),
            BinaryOperator.Power => graph.Power(graph.BroadcastTo(a, b.Shape.IsScalar ? a.Shape : shape), b),
            BinaryOperator.Modulo => graph.Modulo(a, b),
            BinaryOperator.Less => graph.Compare(Comparison.Less, a, b),
            BinaryOperator.LessOrEqual => graph.Compare(Comparison.LessOrEqual, a, b),
            BinaryOperator.Greater => graph.Compare(Comparison.Greater, a, b),
            BinaryOperator.GreaterOrEqual => graph.Compare(Comparison.GreaterOrEqual, a, b),
            BinaryOperator.Equal => graph.Compare(Comparison.Equal, a, b),
            BinaryOperator.NotEqual => graph.Compare(Comparison.NotEqual, a, b),
            BinaryOperator.And => graph.And(a, b),
            BinaryOperator.Or => graph.Or(a, b),
            _ => throw new UnreachableException(),
        };
    }

    private static bool MatrixFits(Shape a, Shape b)
    {
        if (a.Rank == 0 || b.Rank == 0 || a[-1] != (b.Rank == 1 ? b[0] : b[-2]))
            return false;
        return a.Rank <= 2 || b.Rank <= 2 || Shape.Broadcast(a.Take(a.Rank - 2), b.Take(b.Rank - 2)) is not null;
    }

    private static ToyError Mismatch(ExpressionElaborator elaborator, BinaryExpression e, Node a, Node b, Environment environment)
    {
        var message = e.Operator == BinaryOperator.MatrixMultiply && (a.Shape.IsScalar || b.Shape.IsScalar)
            ? $"`@` multiplies matrices and vectors, but the shapes are {a.Shape} and {b.Shape}; a number is multiplied with `*`"
            : $"shapes {a.Shape} and {b.Shape} don't match";
        return new ToyError(e.Span, message + Declared(elaborator, e.Left, a, environment) + Declared(elaborator, e.Right, b, environment));
    }

    /// <summary><c>; b1 was declared on line 11 as (width) = (20)</c>, for an operand that is a plain name.</summary>
    private static string Declared(ExpressionElaborator elaborator, Expression operand, Node node, Environment environment)
    {
        if (operand is not NameExpression { Name: var name } || environment.Find(name) is not { Source: { } expression } definition)
            return "";
        var line = elaborator.Source.PositionOf(definition.Span.Start).Line;
        var symbolic = SymbolicShape(elaborator.Source, expression, node.Shape.Rank);
        var shape = symbolic is null || symbolic == node.Shape.ToString() ? node.Shape.ToString() : $"{symbolic} = {node.Shape}";
        return $"; {name} was declared on line {line} as {shape}";
    }

    /// <summary>The sizes as the toy writes them, <c>(width, width)</c>, where the expression is a draw or a filled tensor,
    /// scaled or not.</summary>
    private static string? SymbolicShape(SourceText source, Expression expression, int rank)
    {
        switch (expression)
        {
            case BinaryExpression { Operator: BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Add or BinaryOperator.Subtract } scaled:
                return SymbolicShape(source, scaled.Left, rank) ?? SymbolicShape(source, scaled.Right, rank);
            case CallExpression { Callee: NameExpression { Name: var name } } call
                when FunctionLibrary.Find(name) is { Group: FunctionGroup.Draws or FunctionGroup.Make } function
                    && function.Signature.Parameters.Any(p => p is { Name: "sizes", TakesMany: true }):
                var fixedArguments = function.Signature.Parameters.TakeWhile(p => !p.TakesMany).Count();
                var sizes = call.Arguments.Where(a => a.Name is null).Skip(fixedArguments).ToList();
                return sizes.Count == rank ? $"({string.Join(", ", sizes.Select(s => source[s.Value.Span].Trim()))})" : null;
            default:
                return null;
        }
    }
}
