using System.Numerics;
using System.Runtime.CompilerServices;

namespace LearningMechanics.Toys.Engine;

/// <summary>Elementary functions on vectors of doubles, to within about two units in the last place. Only operations that
/// IEEE 754 defines to the bit are used (fused multiply-adds among them), so results are the same on every machine.</summary>
internal static partial class LaneMath
{
    /// <summary>1.5 · 2⁵²: adding it rounds to a whole number, which then stands in the low bits.</summary>
    private const double Rounder = 6755399441055744.0;

    private const double Ln2 = 0.6931471805599453;
    private const double Ln2Rest = 2.3190468138462996e-17;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> All(double value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Fma(Vector<double> a, Vector<double> b, Vector<double> c) => Vector.FusedMultiplyAdd(a, b, c);

    /// <summary>a·b + the constant c: one step of Horner's rule.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Horner(Vector<double> a, Vector<double> b, double c) => Vector.FusedMultiplyAdd(a, b, new Vector<double>(c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Choose(Vector<long> condition, Vector<double> a, Vector<double> b) =>
        Vector.ConditionalSelect(condition.As<long, double>(), a, b);

    /// <summary>The result, except where the argument is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> KeepNaN(Vector<double> x, Vector<double> result) => Choose(Vector.Equals(x, x), result, x);

    /// <summary>|magnitude| with the sign of the other, −0 included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> WithSign(Vector<double> magnitude, Vector<double> sign) =>
        Vector.ConditionalSelect(All(-0.0), sign, magnitude);
}
