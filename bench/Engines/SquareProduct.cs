using LearningMechanics.Toys;

namespace LearningMechanics.Bench.Engines;

/// <summary>H ← A·H for square matrices; one step is one product.</summary>
/// <remarks>A is the type-IV cosine transform: orthogonal, so that H neither grows nor fades into subnormal numbers.</remarks>
internal sealed record SquareProduct(int Size) : IWorkload
{
    public string Name => $"product, {Size} × {Size}";

    public int Seeds => 1;

    public Toy ToyOf(int steps) => Compiled.From($"""
        toy "Products of square matrices"
        let i = range({Size}) + 0.5
        data A = sqrt(2 / {Size}) * cos(pi / {Size} * i[:, None] * i)
        data B = sin(0.37 * reshape(range({Size * Size}), {Size}, {Size}))
        let H = fold((h, k) -> A @ h, start = B, over = range({steps}))
        measure value = sum(abs(H))
        seeds 1
        """);

    public TwinRequest RequestOf(int steps) => new("product", steps) { Width = Size };
}
