using System.Numerics;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

/// <summary>Puts next values in place, all at once: where one leaf's next value is another leaf's memory (two weights that swap),
/// it is set aside first.</summary>
internal sealed class Assignment<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly (TensorBuffer<T> From, TensorBuffer<T> To)[] _asides;
    private readonly (TensorBuffer<T> From, TensorBuffer<T> To)[] _copies;

    public Assignment(CompiledProgram<T> program, Frame<T> frame, IEnumerable<(Node Leaf, Node Value)> assignments)
    {
        var asides = new List<(TensorBuffer<T>, TensorBuffer<T>)>();
        var copies = new List<(TensorBuffer<T>, TensorBuffer<T>)>();
        foreach (var (leaf, value) in assignments)
        {
            var source = program.Buffer(value);
            var owner = program.Plan.PlaceOf(value).Given;
            if (ReferenceEquals(owner, leaf))
                continue;
            if (owner?.Op is WeightLeaf or StateLeaf)
            {
                var aside = TensorBuffers.Allocate<T>(source.Length);
                asides.Add((source, aside));
                source = aside;
            }

            copies.Add((source, frame.Find(leaf)));
        }

        (_asides, _copies) = ([.. asides], [.. copies]);
    }

    public void Run()
    {
        foreach (var (from, to) in _asides)
            from.Span.CopyTo(to.Span);
        foreach (var (from, to) in _copies)
            from.Span.CopyTo(to.Span);
    }
}
