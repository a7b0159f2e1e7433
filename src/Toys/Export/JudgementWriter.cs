using LearningMechanics.Toys.Judging;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Export;

/// <summary>Writes what is distilled and compared after the run: definitions, observes, checks.</summary>
internal sealed class JudgementWriter
{
    private readonly ToyOutline _outline;
    private readonly ExpressionWriter _expressions;
    private readonly PythonScope _scope = new();

    public JudgementWriter(ToyOutline outline, PythonNames names, IReadOnlySet<string> known)
    {
        _outline = outline;
        _expressions = new ExpressionWriter(names, known, (_, made) => made);
        foreach (var measure in Statements<MeasureStatement>())
            _expressions.SeriesNames.Add(measure.Name.Text);
    }

    public string Write()
    {
        var definitions = Definitions();
        return string.Join('\n',
            [
                "# ---- what is distilled from the series and compared",
                "",
                Table("AXES", Axes(), "{", "}"),
                Table("FITTED", Fitted(), "{", "}"),
                Table("DEFINITIONS", definitions, "{", "}"),
                Table("OBSERVES", Statements<ObserveStatement>().Select(Observe), "{", "}"),
                $"CONSTANTS = lambda points: {(Statements<FitStatement>().Any() ? "fit_constants(points)" : "{}")}",
                $"ACROSS = {(Statements<ObserveStatement>().Any(o => o.Across is not null) ? "lambda points, name, earlier: distil_across(points, name, earlier)" : "None")}",
                Table("CHECKS", Statements<CheckStatement>().Select(Check), "[", "]"),
            ]);
    }

    private IEnumerable<T> Statements<T>()
        where T : Statement => _outline.Syntax.Statements.OfType<T>();

    private static WritingContext Seen(PythonScope scope) => new(scope, "now") { Seen = "seen" };

    private static string Table(string name, IEnumerable<string> rows, string open, string close)
    {
        string[] lines = [.. rows.Select(r => $"    {r},")];
        return lines.Length == 0 ? $"{name} = {open}{close}" : $"{name} = {open}\n{string.Join('\n', lines)}\n{close}";
    }

    /// <summary>Measures that are drawn over <c>t</c>; the others are over the steps.</summary>
    private IEnumerable<string> Axes() => PlotChoice.For(_outline)
        .Where(p => p.Axis == "t" && Statements<MeasureStatement>().Any(m => m.Name.Text == p.Name))
        .Select(p => $"{PythonLiteral.Text(p.Name)}: \"t\"").Distinct();

    /// <summary>Which constants each theory has in it.</summary>
    private IEnumerable<string> Fitted()
    {
        var fits = Statements<FitStatement>().Select(f => f.Name.Text).ToArray();
        foreach (var predict in Statements<PredictStatement>())
            if (fits.Where(f => Reaches(predict.Value, f)).ToArray() is { Length: > 0 } used)
                yield return $"({PythonLiteral.Text(predict.Target.Text)}, {PythonLiteral.Text(predict.Theory ?? "")}): ({string.Concat(used.Select(u => PythonLiteral.Text(u) + ", "))})";
    }

    private bool Reaches(Expression expression, string name)
    {
        var seen = new HashSet<string>();
        var pending = new Stack<Expression>([expression]);
        while (pending.TryPop(out var next))
            foreach (var use in NameUses.In(next).Select(n => n.Name).Where(seen.Add))
            {
                if (use == name)
                    return true;
                foreach (var statement in _outline.Syntax.Statements.Where(s => s is LetStatement or LetFunctionStatement && DefinedNames.Of(s).Any(n => n.Text == use)))
                    foreach (var child in SyntaxChildren.Of(statement))
                        pending.Push(child);
            }

        return false;
    }

    /// <summary>Definitions that observes and checks lean on and that need params and series only; whatever else leans on data
    /// or weights is out of their reach.</summary>
    private List<string> Definitions()
    {
        var needed = JudgedNames.Of(_outline);
        var known = Statements<ParamStatement>().Select(p => p.Name.Text).Concat(["step", "t", "pi", "inf", "nan", "true", "false", "True", "False"]).ToHashSet();
        var rows = new List<string>();
        foreach (var statement in _outline.Syntax.Statements.Where(s => DefinedNames.Of(s).Any(n => needed.Contains(n.Text))))
            if (statement is LetFunctionStatement function)
            {
                var patterns = function.Parameters.Select(Pattern (p) => new NamePattern(p.Text, p.Span));
                rows.Add(Definition(function.Name.Text, new LambdaExpression([.. patterns], function.Body, function.Span)));
                known.Add(function.Name.Text);
            }
            else if (statement is LetStatement { Target: NamePattern target } let
                && NameUses.In(let.Value).All(n => known.Contains(n.Name) || Functions.FunctionLibrary.Find(n.Name) is not null))
            {
                if (NameUses.In(let.Value).Any(n => _expressions.SeriesNames.Contains(n.Name)))
                    _expressions.SeriesNames.Add(target.Name);
                rows.Add(Definition(target.Name, let.Value));
                known.Add(target.Name);
            }

        return rows;
    }

    private string Definition(string name, Expression value) =>
        $"{PythonLiteral.Text(name)}: lambda seen: {_expressions.Write(value, Seen(_scope))}";

    private string Observe(ObserveStatement observe)
    {
        var uses = string.Join(", ", NameUses.In(observe.Value).Select(n => n.Name).Distinct().Select(PythonLiteral.Text));
        var expression = observe.Across is null
            ? $"None, lambda seen: {_expressions.Write(observe.Value, Seen(_scope))}"
            : $"{PythonLiteral.Text(observe.Across.Value.Text)}, lambda line: {_expressions.Write(observe.Value, Seen(_scope) with { Seen = "line.outer", IsAcross = true })}";
        return $"{PythonLiteral.Text(observe.Name.Text)}: ({expression}, {(uses.Length == 0 ? "set()" : $"{{{uses}}}")})";
    }

    private string Check(CheckStatement check)
    {
        var text = $"dict(target={PythonLiteral.Text(check.Target.Text)}, tolerance={Share(check.Tolerance, check.IsAbsolute ? 1 : 100)}";
        if (check.IsAbsolute)
            text += ", absolute=True";
        if (check.Theory is { } theory)
            text += $", theory={PythonLiteral.Text(theory)}";
        if (check.Where is { } where)
            text += $", where=lambda seen: {_expressions.Write(where, Seen(_scope))}";
        if (!check.Slice.IsDefaultOrEmpty)
        {
            var written = _outline.Syntax.Source[check.Target.Span.To(check.Slice[^1].Span)].Trim();
            var whole = _expressions.Write(new IndexExpression(new NameExpression("parts", check.Span), check.Slice, check.Span), Seen(_scope));
            text += $", part=np.s_{whole[whole.IndexOf('[', StringComparison.Ordinal)..]}, text={PythonLiteral.Text(written.EndsWith(']') ? written : written + "]")}";
        }

        if (check.Quantile is { } quantile)
            text += $", quantile={Share(quantile, 100)}";
        return text + ")";
    }

    /// <summary>A number divided by 1 or 100, or where it leans on params a function of them.</summary>
    private string Share(Expression expression, int divisor)
    {
        if (expression is NumberLiteral number)
            return PythonLiteral.Number(number.Value / divisor);
        var written = _expressions.Write(expression, Seen(_scope));
        return $"lambda seen: ({written}) / {divisor}";
    }
}
