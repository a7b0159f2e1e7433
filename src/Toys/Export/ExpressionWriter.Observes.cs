using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Export;

/// <summary>Calls inside observes and checks, where names may stand for whole series.</summary>
internal sealed partial class ExpressionWriter
{
    /// <summary>Definitions and names there that stand for series: measures, the clock, and what is defined from them.</summary>
    public HashSet<string> SeriesNames { get; } = ["step", "t"];

    private PythonText SeenCall(string name, CallExpression call, WritingContext context)
    {
        if (context.Scope.Find(name) is Meaning.Callable || FunctionLibrary.Find(name) is not { } function)
            return PythonText.Atom($"{PythonNames.Member(context.Seen!, name)}({Arguments(call, context)})");
        if (context.IsAcross && Distilling.Contains(name))
            return Across(function, call, context);
        if (function.Group == FunctionGroup.Observe)
            return PythonText.Atom($"{Called(function, call.Span)}({Arguments(call, context)}{Where(call, context)})");
        if (function.Group is FunctionGroup.Calculus or FunctionGroup.Draws or FunctionGroup.DataSets || name is "ode" or "recur")
            throw new ToyError(call.Span, $"`{name}` inside an observe or a condition cannot be exported: measure it, and observe the measure");
        var python = Called(function, call.Span);
        return call.Arguments.Any(a => MaySeries(a.Value, context))
            ? PythonText.Atom($"each({python}, {Arguments(call, context)})")
            : PythonText.Atom($"{python}({Arguments(call, context)})");
    }

    private string Where(CallExpression call, WritingContext context) =>
        call.Where is { } where ? $", where={Write(where, context)}" : "";

    /// <summary>Whether an expression may be a series. Parameters of functions may: what they are given is not known.</summary>
    private bool MaySeries(Expression expression, WritingContext context) => expression switch
    {
        NameExpression name => context.Scope.Find(name.Name) is Meaning.Local || SeriesNames.Contains(name.Name),
        CallExpression { Callee: NameExpression name } when FunctionLibrary.Find(name.Name)?.Group == FunctionGroup.Observe => false,
        LambdaExpression => false,
        _ => SyntaxChildren.Of(expression).Any(child => MaySeries(child, context)),
    };

    /// <summary>A call that distils along a sweep: its arguments are evaluated at every point.</summary>
    private PythonText Across(Function function, CallExpression call, WritingContext context)
    {
        var isSeriesFunction = function.Group == FunctionGroup.Observe;
        var parameters = function.Signature.Parameters;
        var written = new List<string>();
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var argument = call.Arguments[i];
            var parameter = argument.Name ?? parameters[Math.Min(i, parameters.Length - 1)].Name;
            var isAlong = isSeriesFunction ? parameter is "y" or "x" or "m" or "axis" or "condition" : i == 0;
            var text = isAlong ? Along(argument.Value, isSeriesFunction ? "series" : "stacked", context) : Write(argument.Value, context);
            written.Add(argument.Name is null ? text : $"{argument.Name}={text}");
        }

        if (!isSeriesFunction && call.Arguments.All(a => a.Name != "axis"))
            written.Add("axis=0");
        if (call.Where is { } where)
            written.Add($"where={Along(where, "series", context)}");
        return PythonText.Atom($"{Called(function, call.Span)}({string.Join(", ", written)})");
    }

    private string Along(Expression expression, string form, WritingContext context) =>
        $"line.{form}(lambda seen: {Write(expression, context with { Seen = "seen", IsAcross = false, IsInner = true })})";
}
