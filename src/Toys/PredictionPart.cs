using System.Collections.Immutable;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys;

/// <summary>The part of a toy that predicts: every <c>predict</c>, <c>fit</c>, <c>check</c> and <c>observe</c> that is checked, and all
/// they use. This is what is locked before a run.</summary>
internal static class PredictionPart
{
    public static ImmutableArray<Statement> Of(ToySyntax syntax)
    {
        var wanted = new HashSet<string>();
        var part = new List<Statement>();
        foreach (var statement in syntax.Statements.Reverse())
        {
            var isPart = statement is PredictStatement or PredictDivergesStatement or FitStatement or CheckStatement
                || statement is ObserveStatement observe && wanted.Contains("observe " + observe.Name.Text)
                || Defines(statement).Any(wanted.Contains);
            if (!isPart)
                continue;
            part.Add(statement);
            wanted.UnionWith(Uses(statement));
        }

        part.Reverse();
        return [.. part];
    }

    private static IEnumerable<string> Defines(Statement statement) => statement switch
    {
        ParamStatement p => [p.Name.Text],
        LetStatement l => Names(l.Target),
        LetFunctionStatement f => [f.Name.Text],
        DataStatement d => Names(d.Target),
        WeightStatement w => [w.Name.Text, "weights"],
        LossStatement => ["loss"],
        SweepStatement s => [s.Name.Text],
        _ => [],
    };

    private static IEnumerable<string> Uses(Statement statement) => statement switch
    {
        ParamStatement => [],
        LetStatement l => In(l.Value),
        LetFunctionStatement f => In(f.Body),
        DataStatement d => In(d.Value),
        WeightStatement w => In(w.Value),
        LossStatement l => In(l.Value),
        PredictStatement p => [.. In(p.Value), "observe " + p.Target.Text],
        PredictDivergesStatement p => [.. In(p.Where), "observe " + p.Target.Text],
        FitStatement f => [.. In(f.Low), .. In(f.High), .. In(f.Choices), .. In(f.Where)],
        CheckStatement c => [.. In(c.Where), .. In(c.Tolerance), .. In(c.Quantile), .. c.Slice.IsDefault ? [] : c.Slice.SelectMany(NameUses.Parts).SelectMany(In), "observe " + c.Target.Text],
        ObserveStatement o => [.. In(o.Value), .. In(o.Value).Select(n => "observe " + n), .. o.Across is { } a ? [a.Text] : Array.Empty<string>()],
        _ => [],
    };

    private static IEnumerable<string> In(Expression? expression) => NameUses.In(expression).Select(n => n.Name);

    private static IEnumerable<string> Names(Pattern pattern) => pattern switch
    {
        NamePattern name => [name.Name],
        TuplePattern tuple => tuple.Items.SelectMany(Names),
        _ => [],
    };
}
