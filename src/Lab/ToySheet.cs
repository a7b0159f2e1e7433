using LearningMechanics.Toys;

namespace LearningMechanics.Lab;

/// <summary>All that is known of a toy before it runs.</summary>
internal sealed record ToySheet
{
    public required string Title { get; init; }

    public required string Sha256 { get; init; }

    public required string PredictionSha256 { get; init; }

    public required int Seeds { get; init; }

    public required IReadOnlyList<string> Citations { get; init; }

    public required IReadOnlyList<ToyParameter> Parameters { get; init; }

    public required IReadOnlyList<IReadOnlyDictionary<string, double>> Points { get; init; }

    public required ToyPrice Price { get; init; }

    public required IReadOnlyList<PlotSheet> Plots { get; init; }

    public static ToySheet? Of(Toy? toy) => toy is null ? null : new()
    {
        Title = toy.Title,
        Sha256 = toy.Sha256,
        PredictionSha256 = toy.PredictionSha256,
        Seeds = toy.Seeds,
        Citations = toy.Citations,
        Parameters = toy.Parameters,
        Points = toy.Points,
        Price = toy.Price,
        Plots = [.. toy.Plots.Select(p => new PlotSheet(p.Name, p.Axis, p.IsHorizontalLogarithmic, p.IsVerticalLogarithmic))],
    };
}

/// <summary>How a measure is drawn, in the words of the site's charts.</summary>
internal sealed record PlotSheet(string Name, string Axis, bool LogX, bool LogY);
