using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Tests.Functions.LinearAlgebra;

public sealed class EinsumTests
{
    private readonly FunctionBench _bench = new();

    [Theory]
    [InlineData("ij,jk->ik", "34,45")]
    [InlineData("ij,kj->ik", "34,54")]
    [InlineData("ji,jk->ik", "43,45")]
    [InlineData("ij,jk", "34,45")]
    [InlineData("ba", "34")]
    [InlineData("ij->ji", "34")]
    [InlineData("ij->", "34")]
    [InlineData("ij->j", "34")]
    [InlineData("ii", "33")]
    [InlineData("ii->i", "33")]
    [InlineData("iij->j", "334")]
    [InlineData("iji->j", "343")]
    [InlineData("iii->i", "333")]
    [InlineData("i,j->ij", "3,4")]
    [InlineData("i,j->ji", "3,4")]
    [InlineData("i,i->", "4,4")]
    [InlineData("i,i->i", "4,4")]
    [InlineData("i,i", "4,4")]
    [InlineData("bij,bjk->bik", "234,245")]
    [InlineData("bij,bjk->ik", "234,245")]
    [InlineData("bij,jk->bik", "234,45")]
    [InlineData("abij,abkj->aikb", "23 45,2365")]
    [InlineData("i,ij,j->", "3,34,4")]
    [InlineData("ij,jk,kl->il", "23,34,45")]
    [InlineData("ij,jk,kl,lm->im", "23,34,45,52")]
    [InlineData("ij,ik,jk->i", "34,35,45")]
    [InlineData("ij,kl->ik", "34,25")]
    [InlineData("ii,ij->j", "33,34")]
    [InlineData("ij,ij->", "34,34")]
    [InlineData("ijk,ilm,njm,nlk,abc->", "222,232,322,332,234")]
    [InlineData("a,b,c->cab", "2,3,4")]
    [InlineData(",ij->ij", ",34")]
    [InlineData("ij,jk->ik", "31,45")]
    [InlineData("ij,ij->ij", "31,34")]
    [InlineData(" i j , j k -> i k ", "34,45")]
    public void Einsum_OfAnySubscripts_IsTheSumOfProducts(string subscripts, string shapes)
    {
        var sizes = shapes.Replace(" ", "", StringComparison.Ordinal).Split(',').Select(s => s.Select(c => c - '0').ToArray()).ToArray();
        var operands = sizes.Select((s, i) => _bench.Random(i, s)).ToArray();
        var found = _bench.Tensor("einsum", [subscripts, .. operands]);
        var (expected, shape) = Direct(subscripts, operands);
        Assert.Equal(new Shape(shape), found.Shape);
        Matrices.Near(expected, _bench.Evaluate(found), 1e-12);
        DerivativeCheck.Holds(_bench, found, operands);
    }

    [Fact]
    public void Einsum_WithEllipsis_BroadcastsTheRest()
    {
        var (a, b) = (_bench.Random(1, 2, 3, 4), _bench.Random(2, 4, 5));
        var product = _bench.Evaluate(_bench.Graph.MatrixMultiply(a, b));
        Matrices.Near(product, _bench.Evaluate(_bench.Tensor("einsum", "...ij,jk->...ik", a, b)), 1e-14);
        Matrices.Near(product, _bench.Evaluate(_bench.Tensor("einsum", "...ij,...jk", a, b)), 1e-14);
        Assert.Equal(new Shape(2), _bench.Tensor("einsum", "...ii", _bench.Random(3, 2, 4, 4)).Shape);
        Assert.Equal(new Shape(4, 3, 2), _bench.Tensor("einsum", "i...->...i", _bench.Random(3, 2, 4, 3)).Shape);
    }

    [Fact]
    public void Einsum_OfMatrixProduct_IsOneMatrixProduct()
    {
        var (a, b) = (_bench.Random(1, 3, 4), _bench.Random(2, 5, 4));
        Assert.Same(_bench.Graph.MatrixMultiply(a, _bench.Graph.TransposeMatrix(b)), _bench.Tensor("einsum", "ij,kj->ik", a, b));
    }

    [Fact]
    public void Einsum_OfWrongText_SaysWhatIsWrong()
    {
        var (a, b) = (_bench.Random(1, 3, 4), _bench.Random(2, 5, 4));
        Assert.Equal("einsum(\"ij->ij\"): the text names 1 operand, but there are 2", _bench.Refusal("einsum", "ij->ij", a, b));
        Assert.Equal("einsum(\"ijk\"): operand 1, \"ijk\", names 3 axes, but the tensor has 2", _bench.Refusal("einsum", "ijk", a));
        Assert.Equal("einsum(\"i\"): operand 1, \"i\", names 1 axis, but the tensor has 2", _bench.Refusal("einsum", "i", a));
        Assert.Equal("einsum(\"ij->ik\"): the result has axis k, which no operand has", _bench.Refusal("einsum", "ij->ik", a));
        Assert.Equal("einsum(\"ij->ii\"): the result names axis i twice", _bench.Refusal("einsum", "ij->ii", a));
        Assert.Equal("einsum(\"i1->i\"): operand 1, \"i1\", has '1': axes are named by letters, and all further ones by \"...\"", _bench.Refusal("einsum", "i1->i", a));
        Assert.Equal("einsum(\"i->j->k\"): \"->\" may stand once", _bench.Refusal("einsum", "i->j->k", a));
        Assert.Equal("axis j has length 5 here and 4 in an operand before", _bench.Refusal("einsum", "ij,jk", a, b));
        Assert.Equal("einsum needs its axes as a text first: einsum(\"ij,jk->ik\", A, B)", _bench.Refusal("einsum", a, b));
        Assert.Equal("einsum needs a tensor for each operand its text names", _bench.Refusal("einsum", "ij"));
    }

    /// <summary>Every combination of indices, multiplied out.</summary>
    private (double[] Values, int[] Shape) Direct(string subscripts, Node[] operands)
    {
        var sides = subscripts.Replace(" ", "", StringComparison.Ordinal).Split("->");
        var inputs = sides[0].Split(',');
        var all = string.Concat(inputs).Distinct().ToArray();
        var result = sides.Length == 2
            ? sides[1]
            : string.Concat(all.Where(c => string.Concat(inputs).Count(x => x == c) == 1).Order());
        var length = all.ToDictionary(c => c, c => inputs.Select((s, i) => s.Select((x, k) => x == c ? operands[i].Shape[k] : 1).Append(1).Max()).Max());
        var values = operands.Select(_bench.ValuesOf).ToArray();
        var total = new double[result.Aggregate(1, (n, c) => n * length[c])];
        var index = all.ToDictionary(c => c, _ => 0);
        for (var more = true; more; more = Advance(all, index, length))
        {
            var product = 1.0;
            for (var i = 0; i < inputs.Length; i++)
                product *= values[i][inputs[i].Select((c, k) => (c, k)).Aggregate(0, (at, x) => at * operands[i].Shape[x.k] + (operands[i].Shape[x.k] == 1 ? 0 : index[x.c]))];
            total[result.Aggregate(0, (at, c) => at * length[c] + index[c])] += product;
        }

        return (total, [.. result.Select(c => length[c])]);
    }

    private static bool Advance(char[] letters, Dictionary<char, int> index, Dictionary<char, int> length)
    {
        foreach (var c in letters)
        {
            if (++index[c] < length[c])
                return true;
            index[c] = 0;
        }

        return false;
    }
}
