namespace LearningMechanics.Toys.Charts;

/// <summary>Outlines of dots: series differ by shape as well as by colour.</summary>
public static class DotShape
{
    private const double Radius = 3.1;

    /// <summary>SVG path data of one dot.</summary>
    /// <param name="shape">The series' number; shapes repeat after six.</param>
    /// <param name="x">Centre.</param>
    /// <param name="y">Centre.</param>
    /// <param name="radius">Of a circle of equal weight.</param>
    public static string Path(int shape, double x, double y, double radius = Radius)
    {
        var r = radius;
        return (shape % 6) switch
        {
            0 => $"M{P(x - r)},{P(y)}a{P(r)},{P(r)} 0 1 0 {P(2 * r)},0a{P(r)},{P(r)} 0 1 0 {P(-2 * r)},0z",
            1 => $"M{P(x - (0.9 * r))},{P(y - (0.9 * r))}h{P(1.8 * r)}v{P(1.8 * r)}h{P(-1.8 * r)}z",
            2 => $"M{P(x)},{P(y - (1.25 * r))}l{P(1.2 * r)},{P(2.1 * r)}h{P(-2.4 * r)}z",
            3 => $"M{P(x)},{P(y - (1.3 * r))}l{P(1.3 * r)},{P(1.3 * r)}l{P(-1.3 * r)},{P(1.3 * r)}l{P(-1.3 * r)},{P(-1.3 * r)}z",
            4 => $"M{P(x)},{P(y + (1.25 * r))}l{P(1.2 * r)},{P(-2.1 * r)}h{P(-2.4 * r)}z",
            _ => Cross(x, y, r),
        };
    }

    private static string Cross(double x, double y, double r)
    {
        var (arm, back) = (P(0.85 * r), P(-0.85 * r));
        var (bar, rab) = (P(0.8 * r), P(-0.8 * r));
        return $"M{P(x - (0.4 * r))},{P(y - (1.25 * r))}h{bar}v{arm}h{arm}v{bar}h{back}v{arm}h{rab}v{back}h{back}v{rab}h{arm}z";
    }

    private static string P(double value) => NumberText.Pixel(value);
}
