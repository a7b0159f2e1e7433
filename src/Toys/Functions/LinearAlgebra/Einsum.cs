using System.Collections.Immutable;
using LearningMechanics.Toys.Functions.Make;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.LinearAlgebra;

internal sealed class Einsum : Function
{
    public override Signature Signature => "einsum(subscripts, operands...)";

    public override FunctionGroup Group => FunctionGroup.LinearAlgebra;

    public override string Summary =>
        "Sums of products named by their axes, as in NumPy: `einsum(\"ij,jk->ik\", A, B)` is `A @ B`. A letter that the result "
        + "lacks is summed over, one that an operand repeats takes its diagonal; without `->` the result has the letters that "
        + "occur once, in alphabetical order; `...` stands for further axes, which broadcast. Operands are multiplied two at a "
        + "time, the cheapest pair first.";

    public override string Example => """
        let A = [[1, 2], [3, 4]]
        measure quadratic = einsum("i,ij,j->", [1, 1], A, [1, 2])
        predict quadratic = 16
        check quadratic within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        if (call["subscripts"].Value is not TextValue(var text))
            throw call.Error("subscripts", "einsum needs its axes as a text first: einsum(\"ij,jk->ik\", A, B)");
        if (call.Many.IsEmpty)
            throw call.Error("einsum needs a tensor for each operand its text names");
        var operands = call.Many.Select(call.Tensor).ToArray();
        var subscripts = Read(call, text, operands);
        var lengths = Lengths(call, subscripts, operands);
        call.Holdable(new Shape([.. subscripts.Result.Select(l => lengths[l])]));
        var terms = operands.Select((o, i) => EinsumTerm.Of(o, subscripts.Operands[i], lengths)).ToList();
        while (terms.Count > 1)
            ContractCheapestPair(terms, subscripts.Result);
        return new TensorValue(terms[0].Arrange(subscripts.Result, lengths));
    }

    private static EinsumSubscripts Read(FunctionCall call, string text, Node[] operands)
    {
        try
        {
            return EinsumSubscripts.Parse(text, [.. operands.Select(o => o.Shape.Rank)]);
        }
        catch (FormatException wrong)
        {
            throw call.Error("subscripts", $"einsum(\"{text}\"): {wrong.Message}");
        }
    }

    /// <summary>Length of every axis; one of length 1 gives way to a longer one, as in broadcasting.</summary>
    private static Dictionary<char, int> Lengths(FunctionCall call, EinsumSubscripts subscripts, Node[] operands)
    {
        var lengths = new Dictionary<char, int>();
        for (var i = 0; i < operands.Length; i++)
            for (var axis = 0; axis < subscripts.Operands[i].Length; axis++)
            {
                var (letter, length) = (subscripts.Operands[i][axis], operands[i].Shape[axis]);
                var known = lengths.GetValueOrDefault(letter, 1);
                if (known != 1 && length != 1 && known != length)
                    throw call.Error(call.Many[i], char.IsAsciiLetter(letter)
                        ? $"axis {letter} has length {length} here and {known} in an operand before"
                        : $"the axes under ... do not broadcast: length {length} here and {known} in an operand before");
                lengths[letter] = known == 1 ? length : known;
            }

        return lengths;
    }

    private static void ContractCheapestPair(List<EinsumTerm> terms, string result)
    {
        var (first, second, least) = (0, 1, double.PositiveInfinity);
        for (var i = 0; i < terms.Count; i++)
            for (var j = i + 1; j < terms.Count; j++)
                if (EinsumTerm.Price(terms[i], terms[j]) is var price && price < least)
                    (first, second, least) = (i, j, price);

        var others = terms.Where((_, k) => k != first && k != second).SelectMany(t => t.Letters);
        var needed = result.Concat(others).ToHashSet();
        var product = EinsumTerm.Multiply(terms[first], terms[second], needed);
        terms.RemoveAt(second);
        terms[first] = product;
    }
}
