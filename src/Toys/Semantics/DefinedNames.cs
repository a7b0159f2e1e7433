using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>The names that statements give to things.</summary>
internal static class DefinedNames
{
    /// <summary>Names that expressions may use once the statement has been read.</summary>
    public static IEnumerable<Name> Of(Statement statement) => statement switch
    {
        ParamStatement param => [param.Name],
        LetStatement let => Of(let.Target),
        LetFunctionStatement function => [function.Name],
        DataStatement data => Of(data.Target),
        BatchStatement batch => batch.Aliases,
        WeightStatement weight => [weight.Name],
        LossStatement loss => [new Name("loss", loss.Span)],
        FitStatement fit => [fit.Name],
        MeasureStatement measure => [measure.Name],
        _ => [],
    };

    /// <summary>The names of a pattern, in order.</summary>
    public static IEnumerable<Name> Of(Pattern pattern) => pattern switch
    {
        NamePattern name => [new Name(name.Name, name.Span)],
        TuplePattern tuple => tuple.Items.SelectMany(Of),
        _ => [],
    };

    /// <summary>Where each name of a toy is first defined.</summary>
    public static Dictionary<string, SourceSpan> PlacesIn(ToySyntax syntax)
    {
        var places = new Dictionary<string, SourceSpan>();
        foreach (var name in syntax.Statements.SelectMany(Of))
            places.TryAdd(name.Text, name.Span);
        return places;
    }
}
