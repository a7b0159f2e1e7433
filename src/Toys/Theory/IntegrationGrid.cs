using System.Collections.Immutable;

namespace LearningMechanics.Toys.Theory;

/// <summary>The cells an integral begins with: intervals of a line, or rectangles of a plane.</summary>
/// <param name="Dimension">1 or 2.</param>
/// <param name="Cells">Per cell, the lower and upper bound on each axis.</param>
/// <param name="Tail">Cells that are looked at one after the other, for as long as the one before mattered.</param>
internal sealed record IntegrationGrid(int Dimension, ImmutableArray<double[]> Cells, ImmutableArray<double[]> Tail)
{
    /// <summary>0 to 1, finer towards 0, where the maps of half-lines and of singular ends put their ends.</summary>
    public static IntegrationGrid Unit { get; } = Line([0, 1e-6, 1e-4, 0.01, 0.1, 0.25, 0.5, 0.75, 1], 1);

    /// <summary>Half a normal distribution: kinks are mostly at 0, and what is steep is steep there.</summary>
    public static IntegrationGrid Normal { get; } = Line([0, 1e-6, 1e-3, 0.05, 0.3, 0.7, 1.2, 2, 3, 4, 5.5, 7, 9, 12, 18, 37], 9);

    /// <summary>A ray outwards from the centre of a normal distribution: evenly cut, since where two lines meet it may cross a
    /// narrow wedge anywhere.</summary>
    public static IntegrationGrid Ray { get; } =
        Line([0, 1e-6, 0.05, .. Enumerable.Range(1, 24).Select(i => i / 4.0), 7, 9, 12, 18, 37], 9);

    /// <summary>An angle from 0 to 1, whose ends are directions in which something may bend.</summary>
    public static IntegrationGrid Angle { get; } = Line(Angles, 1);

    /// <summary>An angle from 0 to 1 by a radius of the normal distribution in the plane.</summary>
    public static IntegrationGrid NormalPlane { get; } = Plane(Angles, [0, 1, 2.5, 4.5, 9, 14, 37], 9);

    private static double[] Angles => [0, 0.02, 0.5, 0.98, 1];

    private static IntegrationGrid Line(double[] bounds, double end)
    {
        var cells = bounds.Zip(bounds.Skip(1), (a, b) => new[] { a, b }).ToArray();
        return new IntegrationGrid(1, [.. cells.Where(c => c[1] <= end)], [.. cells.Where(c => c[1] > end)]);
    }

    private static IntegrationGrid Plane(double[] across, double[] outwards, double end)
    {
        var (angles, radii) = (Line(across, across[^1]).Cells, Line(outwards, end));
        double[][] Product(IEnumerable<double[]> rings) => [.. rings.SelectMany(r => angles.Select(a => new[] { a[0], a[1], r[0], r[1] }))];
        return new IntegrationGrid(2, [.. Product(radii.Cells)], [.. Product(radii.Tail)]);
    }
}
