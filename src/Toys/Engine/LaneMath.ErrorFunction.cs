using System.Numerics;

namespace LearningMechanics.Toys.Engine;

/// <summary>erf and erfc. Both polynomials are near-minimax fits to 60-digit values: erf(x)/x − 1 in x² on |x| ≤ ¾ (error
/// 1e-20), and erfc(x) exp(x²)(1 + 2x) in (x − 3.75)/(x + 3.75) on ½ ≤ x ≤ 28 (error 5e-18).</summary>
internal static partial class LaneMath
{
    public static Vector<double> Erf(Vector<double> x)
    {
        var a = Vector.Abs(x);
        var near = ErfNearZero(x);
        var isNear = Vector.LessThan(a, All(0.75));
        if (Vector.LessThanAll(a, All(0.75)))
            return near;
        return KeepNaN(x, Choose(isNear, near, WithSign(All(1) - ErfcFar(a), x)));
    }

    public static Vector<double> Erfc(Vector<double> x)
    {
        var a = Vector.Abs(x);
        var far = ErfcFar(a);
        far = Choose(Vector.LessThan(x, default), All(2) - far, far);
        return KeepNaN(x, Choose(Vector.LessThan(a, All(0.5)), All(1) - ErfNearZero(x), far));
    }

    private static Vector<double> ErfNearZero(Vector<double> x)
    {
        var z = x * x;
        var p = All(-9.47049614504546e-10);
        p = Horner(p, z, 1.440425922662901e-08);
        p = Horner(p, z, -1.6331996538721184e-07);
        p = Horner(p, z, 1.6460294150992484e-06);
        p = Horner(p, z, -1.492558539979496e-05);
        p = Horner(p, z, 0.00012055331431154043);
        p = Horner(p, z, -0.0008548326999043063);
        p = Horner(p, z, 0.00522397762519836);
        p = Horner(p, z, -0.026866170645116868);
        p = Horner(p, z, 0.11283791670955082);
        p = Horner(p, z, -0.37612638903183754);
        p = Horner(p, z, 0.1283791670955126);
        return Fma(p, x, x);
    }

    private static Vector<double> ErfcFar(Vector<double> x)
    {
        x = Vector.Min(x, All(28));
        var t = (x - All(3.75)) / (x + All(3.75));
        var p = All(-2.819125663086401e-09);
        p = Horner(p, t, 2.4650884795239513e-08);
        p = Horner(p, t, 2.2156361551057863e-08);
        p = Horner(p, t, -2.405381553661818e-07);
        p = Horner(p, t, -5.658053403353585e-08);
        p = Horner(p, t, 1.7380461262457937e-06);
        p = Horner(p, t, -9.7368428239226e-07);
        p = Horner(p, t, -1.1437767278950732e-05);
        p = Horner(p, t, 2.2384180644872092e-05);
        p = Horner(p, t, 5.164717365417525e-05);
        p = Horner(p, t, -0.0002901540353336165);
        p = Horner(p, t, 0.0002937140375272005);
        p = Horner(p, t, 0.0017556258398018613);
        p = Horner(p, t, -0.009746579602513314);
        p = Horner(p, t, 0.028362277420937457);
        p = Horner(p, t, -0.05869339858656682);
        p = Horner(p, t, 0.09230432116022246);
        p = Horner(p, t, -0.1088039301418558);
        p = Horner(p, t, 0.08227673849015059);
        p = Horner(p, t, 0.0035854154854658496);
        p = Horner(p, t, -0.14024059858554702);
        p = Horner(p, t, 1.2375126308378275);
        // exp(−x²) with the part of x² that rounding drops: exp(−square) · (1 − rest).
        var square = x * x;
        var rest = Fma(x, x, -square);
        var e = Exp(-square);
        return Fma(-e, rest, e) * (p / Fma(x, All(2), All(1)));
    }
}
