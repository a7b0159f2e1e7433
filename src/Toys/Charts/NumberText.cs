using System.Globalization;

namespace LearningMechanics.Toys.Charts;

/// <summary>Numbers as readers want them.</summary>
public static class NumberText
{
    /// <summary>Four significant digits: <c>0.4013</c>, <c>6000</c>, <c>1.2e-5</c>; a dash for what is not a number.</summary>
    public static string Short(double value)
    {
        if (double.IsNaN(value))
            return "–";
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : "−∞";
        var size = Math.Abs(value);
        if (size == 0)
            return "0";
        if (value == Math.Truncate(value) && size < 1e6)
            return Sign(value.ToString("0", CultureInfo.InvariantCulture));
        if (size is < 1e-3 or >= 1e6)
            return Sign(value.ToString("0.###e0", CultureInfo.InvariantCulture));
        var digits = Math.Max(0, 3 - (int)Math.Floor(Math.Log10(size)));
        return Sign(value.ToString("0." + new string('#', digits), CultureInfo.InvariantCulture));
    }

    /// <summary>A fraction in percent, two significant digits: <c>1.9 %</c>.</summary>
    public static string Percent(double fraction)
    {
        if (!double.IsFinite(fraction))
            return Short(fraction);
        var percent = fraction * 100;
        if (percent == 0)
            return "0 %";
        var digits = Math.Clamp(1 - (int)Math.Floor(Math.Log10(Math.Abs(percent))), 0, 6);
        return Sign(Math.Round(percent, digits).ToString("0." + new string('#', digits), CultureInfo.InvariantCulture)) + " %";
    }

    /// <summary>All the digits it takes to read the same number back.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A coordinate: a hundredth of a pixel is finer than any screen.</summary>
    public static string Pixel(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    // A minus sign is as wide as a digit; a hyphen is not.
    private static string Sign(string text) => text.Replace('-', '−');
}
