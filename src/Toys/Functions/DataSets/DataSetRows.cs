using System.Collections.Immutable;
using System.Numerics;
using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Random;

namespace LearningMechanics.Toys.Functions.DataSets;

/// <summary>Rows of a data set in the order of the seed: pixels (n, height · width) in 0…1 and labels (n).</summary>
/// <remarks>The order depends on run key, seed and data set, not on the statement: two parts of one data set never overlap
/// unless their places do.</remarks>
internal sealed record DataSetRows(KnownDataSet Set, int Count, int Skip) : Op
{
    public override string Name => Set.Name;

    public override Dependence Introduces => Dependence.Seed;

    public override bool IsRandom => true;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) =>
        [new TensorType(new Shape(Count, Set.Height * Set.Width)), new TensorType(new Shape(Count))];

    public override double Operations(Node node) => 20.0 * Set.Count + node.Shape.Count;

    public override double Scratch(Node node) => Set.Count;

    public override Action Bind<T>(Binding<T> binding)
    {
        var (x, y, node, context) = (binding.Output(0), binding.Output(1), binding.Node, binding.Context);
        var order = new int[Set.Count];
        return () =>
        {
            var asset = Load(context, node);
            // A name with a space: no statement can have it.
            DrawStream.For(context.Key, context.Seed, $"data set {Set.Name}").FillPermutation(order);
            Fill(asset, order.AsSpan(Skip, Count), x.Span, y.Span);
        };
    }

    private DataSetAsset Load(RunContext context, Node node)
    {
        try
        {
            var source = context.DataSets ?? throw new DataSetException($"{Set.Name} cannot be had here: no data sets were given to this run.");
            return source.Load(Set.Name);
        }
        catch (DataSetException missing)
        {
            throw new ToyRunException(missing.Message, node.Origin);
        }
    }

    private static void Fill<T>(DataSetAsset asset, ReadOnlySpan<int> rows, Span<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var width = asset.Height * asset.Width;
        for (var i = 0; i < rows.Length; i++)
        {
            var pixels = asset.Pixels.Span.Slice(rows[i] * width, width);
            for (var j = 0; j < width; j++)
                x[i * width + j] = T.CreateTruncating(pixels[j] / 255.0);
            y[i] = T.CreateTruncating(asset.Labels.Span[rows[i]]);
        }
    }
}
