namespace LearningMechanics.Toys.Judging;

/// <summary>The rule of reports: what is not a finite number is null.</summary>
internal static class Finite
{
    public static double? OrNull(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
