using LearningMechanics.Toys.Reference;
using LearningMechanics.Toys.Syntax;
using LearningMechanics.Toys.Tests.Syntax;

namespace LearningMechanics.Toys.Tests.Reference;

/// <summary>Whoever reads the shipped toys has seen the whole language: they use every statement of the reference's table and
/// every clause that a statement may have.</summary>
public sealed class ShippedStatementsTests
{
    private static readonly IReadOnlyList<(SourceText Source, Statement Statement)> Shipped =
    [
        .. Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, "content", "toys"), "*.toy").Order(StringComparer.Ordinal)
            .Select(path => new SourceText(Path.GetFileName(path), File.ReadAllText(path)))
            .SelectMany(source => Parser.Parse(source).Syntax.Statements.Select(s => (source, s))),
    ];

    public static TheoryData<string> Keywords() => [.. StatementReference.All.Select(s => s.Keyword)];

    [Theory, MemberData(nameof(Keywords))]
    public void ShippedToys_Together_UseTheStatement(string keyword) =>
        Assert.Contains(Shipped, s => Keyword(s.Source, s.Statement) == keyword);

    [Fact]
    public void Reference_HasEveryStatementOfTheGrammar()
    {
        var kinds = typeof(Statement).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Statement)) && !t.IsAbstract).ToArray();
        var shown = StatementReference.All.SelectMany(s => Parsed.File($"toy \"t\"\n{s.Example}").Syntax.Statements).Select(s => s.GetType()).ToHashSet();
        Assert.All(kinds, kind => Assert.Contains(kind, shown));
    }

    [Fact]
    public void ShippedToys_Together_UseEveryClause()
    {
        var statements = Shipped.Select(s => s.Statement).ToArray();
        Assert.Contains(statements.OfType<ParamStatement>(), p => p is { IsLogarithmic: true, Label: not null, Low: not null });
        Assert.Contains(statements.OfType<BatchStatement>(), b => b.Aliases.Length > 0);
        Assert.Contains(statements.OfType<TrainStatement>(), t => t.Until is not null);
        Assert.Contains(statements.OfType<TrainStatement>(), t => !t.Weights.IsDefaultOrEmpty);
        Assert.Contains(statements.OfType<MeasureStatement>(), m => m.Every is not null);
        Assert.Contains(statements.OfType<MeasureStatement>(), m => m.Averaged is not null);
        Assert.Contains(statements.OfType<MeasureStatement>(), m => m.Against is not null);
        Assert.Contains(statements.OfType<ObserveStatement>(), o => o.Across is not null);
        Assert.Contains(statements.OfType<PredictStatement>(), p => p.Theory is not null);
        Assert.NotEmpty(statements.OfType<PredictDivergesStatement>());
        Assert.Contains(statements.OfType<CheckStatement>(), c => c.Theory is not null);
        Assert.Contains(statements.OfType<CheckStatement>(), c => c.Where is not null);
        Assert.Contains(statements.OfType<CheckStatement>(), c => c.Quantile is not null);
        Assert.Contains(statements.OfType<CheckStatement>(), c => c.IsAbsolute);
        Assert.Contains(statements.OfType<CheckStatement>(), c => !c.Slice.IsDefaultOrEmpty);
    }

    private static string Keyword(SourceText source, Statement statement)
    {
        var words = source[statement.Span].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words[0] == "fresh" ? $"{words[0]} {words[1]}" : words[0];
    }
}
