using System.Numerics;
using System.Runtime.CompilerServices;

namespace LearningMechanics.Toys.Engine;

/// <summary>sin and cos. x = n π/2 + r with |r| ≤ π/4, π/2 held in three parts; Taylor's series to r¹⁷ and r¹⁶.</summary>
internal static partial class LaneMath
{
    /// <summary>Above this the three parts of π/2 no longer suffice.</summary>
    private const double LargestAngle = 4194304;

    public static Vector<double> Sin(Vector<double> x)
    {
        var result = Choose(Vector.Equals(x, default), x, SinOfQuadrant(x, default));
        return Vector.LessThanAll(Vector.Abs(x), All(LargestAngle))
            ? result
            : Choose(Vector.LessThan(Vector.Abs(x), All(LargestAngle)), result, PerLane(x, Math.Sin));
    }

    public static Vector<double> Cos(Vector<double> x)
    {
        var result = SinOfQuadrant(x, Vector<long>.One);
        return Vector.LessThanAll(Vector.Abs(x), All(LargestAngle))
            ? result
            : Choose(Vector.LessThan(Vector.Abs(x), All(LargestAngle)), result, PerLane(x, Math.Cos));
    }

    /// <summary>sin(x + quarters · π/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> SinOfQuadrant(Vector<double> x, Vector<long> quarters)
    {
        var shifted = Fma(x, All(0.6366197723675814), All(Rounder));
        var n = shifted - All(Rounder);
        var quadrant = shifted.As<double, long>() + quarters;
        var r = Fma(n, All(-1.5707963267948966), x);
        r = Fma(n, All(-6.123233995736766e-17), r);
        r = Fma(n, All(1.4973849048591698e-33), r);
        var isCosine = Vector.Equals(Vector.BitwiseAnd(quadrant, Vector<long>.One), Vector<long>.One);
        var sign = Vector.ShiftLeft(Vector.BitwiseAnd(quadrant, new Vector<long>(2)), 62).As<long, double>();
        return Vector.Xor(Choose(isCosine, CosineSeries(r), SineSeries(r)), sign);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> SineSeries(Vector<double> r)
    {
        var z = r * r;
        var s = All(1 / 355687428096000.0);
        s = Horner(s, z, -1 / 1307674368000.0);
        s = Horner(s, z, 1 / 6227020800.0);
        s = Horner(s, z, -1 / 39916800.0);
        s = Horner(s, z, 1 / 362880.0);
        s = Horner(s, z, -1 / 5040.0);
        s = Horner(s, z, 1 / 120.0);
        s = Horner(s, z, -1 / 6.0);
        return Fma(s, z * r, r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> CosineSeries(Vector<double> r)
    {
        var z = r * r;
        var c = All(1 / 20922789888000.0);
        c = Horner(c, z, -1 / 87178291200.0);
        c = Horner(c, z, 1 / 479001600.0);
        c = Horner(c, z, -1 / 3628800.0);
        c = Horner(c, z, 1 / 40320.0);
        c = Horner(c, z, -1 / 720.0);
        c = Horner(c, z, 1 / 24.0);
        // 1 − z/2 rounds; what it loses is added back.
        var half = z * All(0.5);
        var w = All(1) - half;
        return w + Fma(c, z * z, All(1) - w - half);
    }

    private static Vector<double> PerLane(Vector<double> x, Func<double, double> function)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        x.CopyTo(lanes);
        foreach (ref var lane in lanes)
            lane = function(lane);
        return new Vector<double>(lanes);
    }
}
