using System.Numerics;
using LearningMechanics.Toys.Engine;

namespace LearningMechanics.Toys.Graph;

/// <summary>Natural logarithm; here and not among the functions because <see cref="Power"/> needs it.</summary>
internal sealed record Logarithm : LaneOp<Logarithm.Lane>
{
    public override string Name => "log";

    protected override Node? Derivative(Node g, Node x, Node y) => g / x;

    internal readonly struct Lane : ILaneFunction
    {
        public static Vector<double> Invoke(Vector<double> x) => LaneMath.Log(x);

        public static double Invoke(double x) => Math.Log(x);
    }
}
