using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Web.Charts;

/// <summary>How far a theory reaches over two swept parameters: its error in each cell of the grid, beside what is tolerated.</summary>
/// <param name="Target">What was checked.</param>
/// <param name="Theory">The theory.</param>
/// <param name="Across">The parameter whose values are columns.</param>
/// <param name="Down">The parameter whose values are rows.</param>
/// <param name="Columns">Values of <paramref name="Across"/>, ascending.</param>
/// <param name="Rows">Its rows, by ascending value of <paramref name="Down"/>.</param>
/// <param name="Tolerance">The error allowed.</param>
/// <param name="IsAbsolute">Whether errors are absolute; else fractions of the prediction.</param>
public sealed record ValidityMap(
    string Target, string Theory, string Across, string Down, IReadOnlyList<double> Columns, IReadOnlyList<ValidityRow> Rows, double Tolerance, bool IsAbsolute)
{
    /// <summary>The map of a check; null unless exactly two parameters were swept and there is something to compare with.</summary>
    public static ValidityMap? Of(CheckReport check)
    {
        if (check is not { ByPoint: [var first, ..] places, Tolerance: > 0 and var tolerance } || first.Parameters.Count != 2)
            return null;
        var (down, across) = (first.Parameters.Keys.First(), first.Parameters.Keys.Last());
        double[] columns = [.. places.Select(place => place.Parameters[across]).Distinct().Order()];
        double[] values = [.. places.Select(place => place.Parameters[down]).Distinct().Order()];
        if (columns.Length < 2 || values.Length < 2)
            return null;
        var errors = places.ToDictionary(place => (place.Parameters[down], place.Parameters[across]), place => place.Error);
        return new ValidityMap(
            check.Target, check.Theory, across, down, columns,
            [.. values.Select(value => new ValidityRow(value, [.. columns.Select(column => errors.GetValueOrDefault((value, column)))]))],
            tolerance, check.IsAbsolute);
    }

    /// <summary>Shade of a cell, from 0, far within tolerance, to 4, far beyond it; null where there is no error.</summary>
    public int? Shade(double? error) => error is not { } value ? null : (value / Tolerance) switch
    {
        <= 0.25 => 0,
        <= 1 => 1,
        <= 2 => 2,
        <= 4 => 3,
        _ => 4,
    };
}

/// <summary>One row of a <see cref="ValidityMap"/>.</summary>
/// <param name="Value">Of the parameter that goes down.</param>
/// <param name="Errors">One per column; null where nothing was checked.</param>
public sealed record ValidityRow(double Value, IReadOnlyList<double?> Errors);
