using System.CommandLine.Parsing;
using System.Globalization;

namespace LearningMechanics.Compute.Toys;

/// <summary>Options that count something: what is typed must be a whole number.</summary>
internal static class WholeNumber
{
    public static int? Parse(ArgumentResult typed) =>
        typed.Tokens is [var token] ? Parse(typed, token.Value) : null;

    public static int ParseRequired(ArgumentResult typed) => Parse(typed) ?? 0;

    private static int? Parse(ArgumentResult typed, string text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return value;
        var option = (typed.Parent as OptionResult)?.Option.Name;
        typed.AddError($"{option} {text}: not a whole number up to {int.MaxValue:N0}; write one like 8");
        return null;
    }
}
