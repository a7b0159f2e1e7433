using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

/// <summary>A tensor whose axes have names, each once.</summary>
internal sealed record EinsumTerm(Node Tensor, string Letters)
{
    /// <summary>An operand: repeated letters become diagonals; an axis of length 1 that is longer elsewhere is dropped,
    /// because along it the product only repeats.</summary>
    public static EinsumTerm Of(Node operand, string letters, Dictionary<char, int> lengths)
    {
        var graph = operand.Graph;
        for (var axis = letters.Length - 1; axis >= 0; axis--)
            if (operand.Shape[axis] == 1 && lengths[letters[axis]] != 1)
            {
                operand = graph.Reshape(operand, operand.Shape.Without(axis));
                letters = letters.Remove(axis, 1);
            }

        while (Repeated(letters) is var (first, second) && second > 0)
        {
            var rest = Enumerable.Range(0, letters.Length).Where(a => a != first && a != second).ToArray();
            operand = graph.Diagonals(graph.Permute(operand, [.. rest, first, second]));
            letters = string.Concat(rest.Select(a => letters[a])) + letters[first];
        }

        return new EinsumTerm(operand, letters);
    }

    /// <summary>Multiplications in the product of two terms.</summary>
    public static double Price(EinsumTerm a, EinsumTerm b) =>
        a.Letters.Union(b.Letters).Aggregate(1.0, (price, letter) => price * Math.Max(a.Length(letter), b.Length(letter)));

    /// <summary>The product of two terms, summed over the letters nobody else needs: one stack of matrix products.</summary>
    public static EinsumTerm Multiply(EinsumTerm a, EinsumTerm b, HashSet<char> needed)
    {
        a = a.SumOver(l => !needed.Contains(l) && !b.Letters.Contains(l));
        b = b.SumOver(l => !needed.Contains(l) && !a.Letters.Contains(l));
        string Those(EinsumTerm term, Func<char, bool> which) => string.Concat(term.Letters.Where(which));
        var stack = Those(a, l => b.Letters.Contains(l) && needed.Contains(l));
        var summed = Those(a, l => b.Letters.Contains(l) && !needed.Contains(l));
        var (rows, columns) = (Those(a, l => !b.Letters.Contains(l)), Those(b, l => !a.Letters.Contains(l)));
        if (summed.Length == 0)
            return Outer(a, b, stack, rows, columns);

        var left = a.AsMatrices(stack, rows, summed);
        var right = b.AsMatrices(stack, summed, columns);
        var letters = stack + rows + columns;
        var shape = new Shape([.. letters.Select(l => Math.Max(a.Length(l), b.Length(l)))]);
        return new EinsumTerm(a.Tensor.Graph.Reshape(a.Tensor.Graph.MatrixMultiply(left, right), shape), letters);
    }

    /// <summary>Sums and orders axes as a result wants them; an axis it repeats from nowhere is broadcast.</summary>
    public Node Arrange(string result, Dictionary<char, int> lengths)
    {
        var (graph, term) = (Tensor.Graph, SumOver(l => !result.Contains(l)));
        var shape = new Shape([.. result.Select(l => lengths[l])]);
        var ordered = graph.Permute(term.Tensor, [.. result.Where(l => term.Letters.Contains(l)).Select(l => term.Letters.IndexOf(l))]);
        var aligned = new Shape([.. result.Select(l => term.Letters.Contains(l) ? lengths[l] : 1)]);
        return graph.BroadcastTo(graph.Reshape(ordered, aligned), shape);
    }

    private static (int First, int Second) Repeated(string letters)
    {
        for (var i = 0; i < letters.Length; i++)
            if (letters.LastIndexOf(letters[i]) is var last && last != i)
                return (i, last);
        return (0, 0);
    }

    private static EinsumTerm Outer(EinsumTerm a, EinsumTerm b, string stack, string rows, string columns)
    {
        var graph = a.Tensor.Graph;
        var left = a.Ordered(stack + rows);
        var right = b.Ordered(stack + columns);
        var shape = left.Shape.Append(new Shape([.. columns.Select(_ => 1)]));
        for (var i = 0; i < rows.Length; i++)
            right = graph.Reshape(right, right.Shape.Insert(stack.Length, 1));
        return new EinsumTerm(graph.Reshape(left, shape) * right, stack + rows + columns);
    }

    private int Length(char letter) => Letters.IndexOf(letter) is >= 0 and var axis ? Tensor.Shape[axis] : 1;

    private Node Ordered(string letters) => Tensor.Graph.Permute(Tensor, [.. letters.Select(l => Letters.IndexOf(l))]);

    private Node AsMatrices(string stack, string rows, string columns)
    {
        var ordered = Ordered(stack + rows + columns);
        var matrix = new Shape(Product(rows), Product(columns));
        return Tensor.Graph.Reshape(ordered, stack.Length == 0 ? matrix : new Shape(Product(stack)).Append(matrix));
    }

    private int Product(string letters) => (int)Math.Min(int.MaxValue, letters.Aggregate(1.0, (n, l) => n * Length(l)));

    private EinsumTerm SumOver(Func<char, bool> which)
    {
        var axes = Enumerable.Range(0, Letters.Length).Where(a => which(Letters[a])).ToImmutableArray();
        return axes.IsEmpty
            ? this
            : new EinsumTerm(Tensor.Graph.Sum(Tensor, axes), string.Concat(Letters.Where(l => !which(l))));
    }
}
