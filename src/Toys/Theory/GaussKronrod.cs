namespace LearningMechanics.Toys.Theory;

/// <summary>Nodes and weights on [0, 1] of the 15-point rule of Kronrod and of the 7-point rule of Gauss inside it, with a point at
/// either end besides, which no rule weighs.</summary>
/// <remarks>
/// Piessens et al., QUADPACK, 1983; there on [−1, 1]. No rule looks into the last half percent at either end, so a function that
/// jumps there would be integrated wrongly with every sign of success; the points at the ends see it.
/// </remarks>
internal static class GaussKronrod
{
    public const int Count = 17;

    /// <summary>Where the points at the ends are: inside, since the very end may be where a function has no value.</summary>
    private const double End = 1e-9;

    private static readonly double[] HalfNodes =
    [
        0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926,
        0.741531185599394439863864773280788, 0.586087235467691130294144691693829, 0.405845151377397166906606412076961,
        0.207784955007898467600689403773245, 0,
    ];

    private static readonly double[] HalfKronrod =
    [
        0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518,
        0.140653259715525918745189590510238, 0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
        0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
    ];

    private static readonly double[] HalfGauss =
    [
        0, 0.129484966168869693270611432679082, 0, 0.279705391489276667901467771423780,
        0, 0.381830050505118944950369775488975, 0, 0.417959183673469387755102040816327,
    ];

    public static double[] Nodes { get; } =
        [End, .. HalfNodes.Select(x => (1 - x) / 2), .. HalfNodes.Reverse().Skip(1).Select(x => (1 + x) / 2), 1 - End];

    public static double[] Kronrod { get; } = Mirror(HalfKronrod);

    public static double[] Gauss { get; } = Mirror(HalfGauss);

    /// <summary>The part at either end that no rule looks into.</summary>
    public static double Gap { get; } = Nodes[1];

    /// <summary>What the value at the lower end lacks to lie on the polynomial through the nodes, as weights of all points.</summary>
    public static double[] LowerResidual { get; } = Residual(0);

    /// <summary>The same at the upper end.</summary>
    public static double[] UpperResidual { get; } = Residual(Count - 1);

    private static double[] Mirror(double[] half) => [0, .. half.Select(w => w / 2), .. half.Reverse().Skip(1).Select(w => w / 2), 0];

    private static double[] Residual(int end)
    {
        var weights = new double[Count];
        weights[end] = 1;
        for (var j = 1; j < Count - 1; j++)
        {
            var lagrange = 1.0;
            for (var k = 1; k < Count - 1; k++)
                if (k != j)
                    lagrange *= (Nodes[end] - Nodes[k]) / (Nodes[j] - Nodes[k]);
            weights[j] = -lagrange;
        }

        return weights;
    }
}
