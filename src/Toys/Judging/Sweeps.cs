using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Judging;

/// <summary>Points of the grid that differ in one parameter only, in ascending order of it.</summary>
internal sealed record SweepLine(IReadOnlyDictionary<string, double> Others, IReadOnlyList<int> Points)
{
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
}
