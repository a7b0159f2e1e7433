using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;
using LearningMechanics.Toys.Verdicts;

namespace LearningMechanics.Toys.Judging;

/// <summary>What a check asks for, as written: its tolerance and its share of points.</summary>
internal static class StatedTerms
{
    /// <exception cref="ToyError">A number is out of its range, or not known before running.</exception>
    public static CheckTerms Of(CheckStatement check, ObserveScope scope, bool draws, SeedLook look = default)
    {
        double Number(Expression e, string what) => scope.Elaborator.ElaborateNumber(e, scope.Environment, what);
        var tolerance = Number(check.Tolerance, "the tolerance");
        var quantile = check.Quantile is { } q ? Number(q, "the share of points") / 100 : (double?)null;
        if (!(tolerance > 0) || !double.IsFinite(tolerance))
            throw new ToyError(check.Tolerance.Span, $"the tolerance must be a number above 0, not {tolerance:R}");
        if (quantile is <= 0 or > 1 or double.NaN)
            throw new ToyError(check.Quantile!.Span, $"the share of points must lie above 0 % and at most at 100 %, not {quantile * 100:R} %");
        return new CheckTerms
        {
            Tolerance = check.IsAbsolute ? tolerance : tolerance / 100,
            IsAbsolute = check.IsAbsolute,
            Quantile = quantile,
            Draws = draws,
            Confidence = look.IsRepeated ? Confidence.RepeatedLook : Confidence.SingleLook,
        };
    }
}
