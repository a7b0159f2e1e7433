using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Judging;

/// <summary>Points of the grid that differ in one parameter only, in ascending order of it.</summary>
internal sealed record SweepLine(IReadOnlyDictionary<string, double> Others, IReadOnlyList<int> Points)
{
    /// <summary>The other parameters' values in one word: what tells lines apart.</summary>
    public string Label => string.Join('|', Others.Select(v => v.Value.ToString("R")));

    /// <summary>All lines along a parameter.</summary>
    public static IReadOnlyList<SweepLine> Along(ToyOutline outline, string parameter)
    {
        var points = Enumerable.Range(0, (int)outline.PointCount).Select(p => (Point: p, Values: outline.SweptAt(p)));
        return
        [
            .. points
                .GroupBy(p => string.Join('|', p.Values.Where(v => v.Key != parameter).Select(v => v.Value.ToString("R"))))
                .Select(g => new SweepLine(
                    g.First().Values.Where(v => v.Key != parameter).ToDictionary(),
                    [.. g.OrderBy(p => p.Values[parameter]).Select(p => p.Point)])),
        ];
    }

    /// <summary>Every point by itself.</summary>
    public static IReadOnlyList<SweepLine> Single(IReadOnlyList<PointResults> points) =>
        [.. points.Select((p, i) => new SweepLine(p.Model.SweptParameters, [i]))];

    /// <summary>The line for something that varies with some of the other parameters only.</summary>
    public SweepLine For(IReadOnlyCollection<string> varying) =>
        this with { Others = Others.Where(o => varying.Contains(o.Key)).ToDictionary() };
}
