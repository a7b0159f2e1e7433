using System.Numerics;
using LearningMechanics.Toys.Engine;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Theory;

/// <summary>Several tensors seen as one vector of doubles.</summary>
internal sealed class PackedTensors<T>(TensorBuffer<T>[] parts)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Number of all elements.</summary>
    public int Length { get; } = parts.Sum(p => p.Length);

    /// <summary>First element of every part, and the end of the last.</summary>
    public int[] Bounds { get; } = [0, .. parts.Select((_, i) => parts.Take(i + 1).Sum(p => p.Length))];

    public static PackedTensors<T> Inputs(Binding<T> binding, int first, int count) =>
        new([.. Enumerable.Range(first, count).Select(binding.Input)]);

    public static PackedTensors<T> Outputs(Binding<T> binding, int count) =>
        new([.. Enumerable.Range(0, count).Select(binding.Output)]);

    public static PackedTensors<T> Parameters(BoundBody<T> body, int first, int count) =>
        new([.. Enumerable.Range(first, count).Select(body.Parameter)]);

    public static PackedTensors<T> Results(BoundBody<T> body, int first, int count) =>
        new([.. Enumerable.Range(first, count).Select(body.Result)]);

    public void Load(Span<double> packed)
    {
        for (var i = 0; i < parts.Length; i++)
            Numbers.Copy<T>(parts[i].Span, packed[Bounds[i]..]);
    }

    public void Store(ReadOnlySpan<double> packed)
    {
        for (var i = 0; i < parts.Length; i++)
            Numbers.Copy(packed[Bounds[i]..Bounds[i + 1]], parts[i].Span);
    }
}
