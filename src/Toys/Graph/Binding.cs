using System.Numerics;

namespace LearningMechanics.Toys.Graph;

/// <summary>A contiguous stretch of memory that holds one tensor.</summary>
internal readonly struct TensorBuffer<T>(T[] array, int offset, int length)
    where T : unmanaged
{
    public T[] Array => array;

    public int Offset => offset;

    public int Length => length;

    public Span<T> Span => array.AsSpan(offset, length);

    public ref T First => ref array[offset];
}

/// <summary>What an operation is given to make its action: its buffers, its bodies, the run it is part of.</summary>
internal abstract class Binding<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The node being bound.</summary>
    public abstract Node Node { get; }

    /// <summary>The run: key, seed, and where to report what only a run can show.</summary>
    public abstract RunContext Context { get; }

    public abstract TensorBuffer<T> Input(int index);

    public abstract TensorBuffer<T> Output(int index = 0);

    /// <summary>Plans a body and binds its nodes: parameters get buffers of their own, captured nodes use this node's inputs.</summary>
    public abstract BoundBody<T> Body(Body body);
}

/// <summary>A body ready to run: set the parameters, call <see cref="Run"/>, read the results.</summary>
internal abstract class BoundBody<T>
    where T : unmanaged
{
    public abstract TensorBuffer<T> Parameter(int index);

    public abstract TensorBuffer<T> Result(int index = 0);

    public abstract void Run();
}
