using System.Collections.Immutable;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>What a toy says before any tensor is made: its title, its parameters, its sweep grid, its seeds.</summary>
internal sealed record ToyOutline
{
    public required ToySyntax Syntax { get; init; }

    public required string Title { get; init; }

    public required ImmutableArray<string> Citations { get; init; }

    public required ImmutableArray<ToyParameter> Parameters { get; init; }

    public required ImmutableArray<SweepAxis> Sweeps { get; init; }

    public required int Seeds { get; init; }

    public required bool IsSinglePrecision { get; init; }

    /// <summary>Number of points of the grid.</summary>
    public long PointCount => Sweeps.Aggregate(1L, (n, s) => n > long.MaxValue / s.Values.Length ? long.MaxValue : n * s.Values.Length);

    /// <summary>The swept parameters' values at a point; the last sweep runs fastest.</summary>
    public IReadOnlyDictionary<string, double> SweptAt(int point)
    {
        var values = new Dictionary<string, double>();
        foreach (var sweep in Sweeps.Reverse())
        {
            values[sweep.Name] = sweep.Values[point % sweep.Values.Length];
            point /= sweep.Values.Length;
        }

        return Sweeps.ToDictionary(s => s.Name, s => values[s.Name]);
    }

    /// <summary>All parameters' values at a point.</summary>
    public IReadOnlyDictionary<string, double> ParametersAt(int point)
    {
        var swept = SweptAt(point);
        return Parameters.ToDictionary(p => p.Name, p => swept.GetValueOrDefault(p.Name, p.Value));
    }
}

/// <summary>One <c>sweep</c>.</summary>
internal sealed record SweepAxis(string Name, ImmutableArray<double> Values);
