using System.Collections.Immutable;

namespace LearningMechanics.Toys.Graph;

/// <summary>Lengths of a tensor's axes; a scalar has none. Storage is always contiguous and row-major.</summary>
internal readonly struct Shape : IEquatable<Shape>
{
    private readonly ImmutableArray<int> _lengths;

    private Shape(ImmutableArray<int> lengths) => _lengths = lengths;

    public Shape(params ReadOnlySpan<int> lengths)
        : this(ImmutableArray.Create(lengths))
    {
    }

    public static Shape Scalar => default;

    public static Shape Of(ImmutableArray<int> lengths) => new(lengths);

    public ImmutableArray<int> Lengths => _lengths.IsDefault ? [] : _lengths;

    public int Rank => _lengths.IsDefault ? 0 : _lengths.Length;

    public bool IsScalar => Rank == 0;

    /// <summary>Number of elements; long, because a toy may ask for more than an array holds before it is refused.</summary>
    public long Count
    {
        get
        {
            var count = 1L;
            foreach (var length in Lengths)
                count = length == 0 ? 0 : count > long.MaxValue / length ? long.MaxValue : count * length;
            return count;
        }
    }

    /// <summary>Length of an axis; negative axes count from the end.</summary>
    public int this[int axis] => Lengths[axis < 0 ? axis + Rank : axis];

    public int[] Strides()
    {
        var strides = new int[Rank];
        var stride = 1;
        for (var axis = Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride = unchecked(stride * Math.Max(1, Lengths[axis]));
        }

        return strides;
    }

    public Shape With(int axis, int length) => Of(Lengths.SetItem(axis < 0 ? axis + Rank : axis, length));

    public Shape Without(int axis) => Of(Lengths.RemoveAt(axis < 0 ? axis + Rank : axis));

    public Shape Insert(int axis, int length) => Of(Lengths.Insert(axis, length));

    public Shape Append(Shape other) => Of(Lengths.AddRange(other.Lengths));

    public Shape Take(int rank) => Of(Lengths[..rank]);

    public Shape Skip(int axes) => Of(Lengths[axes..]);

    /// <summary>NumPy's rule: align at the last axis; lengths agree or one of them is 1. Null where they do not.</summary>
    public static Shape? Broadcast(Shape a, Shape b)
    {
        var rank = Math.Max(a.Rank, b.Rank);
        var lengths = new int[rank];
        for (var i = 1; i <= rank; i++)
        {
            var x = i <= a.Rank ? a[-i] : 1;
            var y = i <= b.Rank ? b[-i] : 1;
            if (x != y && x != 1 && y != 1)
                return null;
            lengths[rank - i] = x == 1 ? y : x;
        }

        return new Shape(lengths.AsSpan());
    }

    public bool Equals(Shape other) => Lengths.AsSpan().SequenceEqual(other.Lengths.AsSpan());

    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var length in Lengths)
            hash.Add(length);
        return hash.ToHashCode();
    }

    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary><c>(30, 20)</c>, <c>(20)</c>, <c>()</c>.</summary>
    public override string ToString() => $"({string.Join(", ", Lengths)})";
}
