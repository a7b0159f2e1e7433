using System.Globalization;

namespace LearningMechanics.Toys.Charts;

/// <summary>Words an axis label.</summary>
internal static class TickText
{
    public static Tick Of(double position, double value, bool isLogarithmic)
    {
        var size = Math.Abs(value);
        if (value == 0 || (size >= 1e-3 && size < 1e5))
            return new Tick(position, NumberText.Short(Math.Round(value, 10)), null);
        var power = (int)Math.Floor(Math.Log10(size) + 1e-9);
        var mantissa = Math.Round(value / Math.Pow(10, power), 3);
        var exponent = power.ToString(CultureInfo.InvariantCulture).Replace('-', '−');
        return new Tick(position, isLogarithmic && mantissa == 1 ? "10" : $"{NumberText.Short(mantissa)}·10", exponent);
    }
}
