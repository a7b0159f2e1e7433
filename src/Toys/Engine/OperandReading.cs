using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

internal enum ReadingKind
{
    /// <summary>One element for each of the result.</summary>
    Whole,

    /// <summary>One element for all of the result.</summary>
    Single,

    /// <summary>The same stretch again and again: trailing axes.</summary>
    Row,

    /// <summary>Each element for a stretch of the result: leading axes.</summary>
    Column,
}

/// <summary>How an elementwise operation reads an operand while it walks along its result.</summary>
/// <param name="Length">Elements of the result after which a row begins anew, or a column moves on.</param>
internal readonly record struct OperandReading(ReadingKind Kind, long Length)
{
    /// <summary>Null where the operand is broadcast in the middle, or in more than one place.</summary>
    public static OperandReading? Of(Node node, int input)
    {
        if (node.Op is not MatrixMultiply)
            return Of(node.Inputs[input].Shape, node.Shape);
        return Of(input == 0 ? new Shape(node.Shape[0], 1) : new Shape(1, node.Shape[1]), node.Shape);
    }

    private static OperandReading? Of(Shape operand, Shape result)
    {
        var (count, total) = (operand.Count, result.Count);
        if (count == total)
            return new OperandReading(ReadingKind.Whole, total);
        if (count == 1)
            return new OperandReading(ReadingKind.Single, total);
        if (IsTrailing(operand, result))
            return new OperandReading(ReadingKind.Row, count);
        return IsLeading(operand, result) ? new OperandReading(ReadingKind.Column, total / count) : null;
    }

    private static bool IsTrailing(Shape operand, Shape result)
    {
        var axes = operand.Rank;
        while (axes > 0 && operand[-axes] == 1)
            axes--;
        for (var i = 1; i <= axes; i++)
            if (operand[-i] != result[-i])
                return false;
        return true;
    }

    private static bool IsLeading(Shape operand, Shape result)
    {
        if (operand.Rank != result.Rank)
            return false;
        var axes = operand.Rank;
        while (axes > 0 && operand[axes - 1] == 1)
            axes--;
        for (var i = 0; i < axes; i++)
            if (operand[i] != result[i])
                return false;
        return true;
    }
}
