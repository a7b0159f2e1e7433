using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LearningMechanics.Toys.Algebra;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Random;

namespace LearningMechanics.Toys.Functions.Draws;

/// <summary>Random numbers of one draw: of (run key, seed, statement, ordinal in it, step) and nothing else. The step, for
/// fresh data, is the last input. No derivative goes into a draw.</summary>
/// <param name="Statement">The name being drawn.</param>
/// <param name="Ordinal">Which draw of that statement.</param>
/// <param name="Target">Shape of the result.</param>
/// <param name="IsFresh">Whether it is drawn anew at every step.</param>
internal abstract record DrawOp(string Statement, int Ordinal, Shape Target, bool IsFresh) : Op
{
    /// <summary>Writes the numbers of one stream.</summary>
    protected delegate void Fill(DrawStream draws, Span<double> target);

    public override Dependence Introduces => Dependence.Seed;

    public override bool IsRandom => true;

    /// <summary>Price of one number, in floating-point operations.</summary>
    protected virtual double Cost => 20;

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(Target)];

    public override double Operations(Node node) => Cost * Target.Count;

    /// <remarks>In single precision, numbers are drawn as doubles first, each of which takes the room of two elements.</remarks>
    public override double Scratch(Node node) => 2.0 * Target.Count;

    public override Action Bind<T>(Binding<T> binding)
    {
        var (output, context, fill) = (binding.Output(), binding.Context, Prepare(binding));
        var step = IsFresh ? binding.Input(binding.Node.Inputs.Length - 1) : default;
        var scratch = typeof(T) == typeof(double) ? [] : new double[output.Length];
        return () =>
        {
            var now = IsFresh ? (long)double.CreateSaturating(step.First) : 0;
            var draws = DrawStream.For(context.Key, context.Seed, Statement, Ordinal, now);
            if (typeof(T) == typeof(double))
            {
                fill(draws, MemoryMarshal.Cast<T, double>(output.Span));
                return;
            }

            fill(draws, scratch);
            Precision.Store(scratch, output.Span);
        };
    }

    protected abstract Fill Prepare<T>(Binding<T> binding)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>;
}
