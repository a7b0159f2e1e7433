using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Tests.Syntax;

public sealed class StatementParserTests
{
    [Theory]
    [InlineData(SampleToys.Ridge, 20)]
    [InlineData(SampleToys.EdgeOfStability, 21)]
    [InlineData(SampleToys.Clauses, 30)]
    public void Toy_Whole_ParsesWithoutErrors(string text, int statements)
    {
        var result = Parsed.File(text);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(statements, result.Syntax.Statements.Length);
    }

    [Fact]
    public void Toy_WithOtherLineEndsAndAByteOrderMark_ParsesAlike()
    {
        var text = "\uFEFF" + SampleToys.Clauses.Replace("\n", "\r\n");
        var result = Parsed.File(text);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(CanonicalForm.Of(Parsed.File(SampleToys.Clauses).Syntax), CanonicalForm.Of(result.Syntax));
    }

    [Fact]
    public void Statement_InsideBrackets_GoesOnOverLinesAndComments()
    {
        var let = Parsed.Statement<LetStatement>("let x = f(1, # one\n\n  2,\r\n  loss\n)");
        Assert.Equal(3, Assert.IsType<CallExpression>(let.Value).Arguments.Length);
    }

    [Fact]
    public void Cites_OfEveryKind_AreKept()
    {
        var cites = Parsed.Statement<CitesStatement>(
            "cites arXiv:2110.03922, arxiv:math/0403022v2, DOI:10.1000/xyz(1), https://example.org/a?b=c#d # there");
        Assert.Equal(
            "arXiv:2110.03922 arXiv:math/0403022v2 doi:10.1000/xyz(1) https://example.org/a?b=c#d",
            string.Join(' ', cites.References));
    }

    [Fact]
    public void Param_Full_KeepsEveryPart()
    {
        var param = Parsed.Statement<ParamStatement>("param a = 1/4 in -1..2 log \"strength\"");
        Assert.Equal("a", param.Name.Text);
        Assert.IsType<UnaryExpression>(param.Low);
        Assert.IsType<NumberLiteral>(param.High);
        Assert.True(param.IsLogarithmic);
        Assert.Equal("strength", param.Label);
    }

    [Fact]
    public void Param_Bare_HasNoRange()
    {
        var param = Parsed.Statement<ParamStatement>("param dim = 400");
        Assert.Null(param.Low);
        Assert.Null(param.Label);
        Assert.True(Assert.IsType<NumberLiteral>(param.Value).IsInteger);
    }

    [Theory]
    [InlineData("let (e, U) = eigh(A)")]
    [InlineData("let e, U = eigh(A)")]
    public void Let_OfATuple_BindsBothNames(string line)
    {
        var target = Assert.IsType<TuplePattern>(Parsed.Statement<LetStatement>(line).Target);
        Assert.Equal(["e", "U"], target.Items.Cast<NamePattern>().Select(item => item.Name));
    }

    [Theory]
    [InlineData("data x ~ normal(3)", true, false)]
    [InlineData("data x = [1, 2]", false, false)]
    [InlineData("fresh data x ~ normal(3)", true, true)]
    [InlineData("fresh data x = y + 1", false, true)]
    public void Data_EachForm_SaysHowItComes(string line, bool isDrawn, bool isFresh)
    {
        var data = Parsed.Statement<DataStatement>(line);
        Assert.Equal((isDrawn, isFresh), (data.IsDrawn, data.IsFresh));
    }

    [Fact]
    public void Batch_WithAliases_PairsThem()
    {
        var batch = Parsed.Statement<BatchStatement>("batch n / 2 of x, y as xb, yb with replacement");
        Assert.Equal(["x", "y"], batch.Sources.Select(name => name.Text));
        Assert.Equal(["xb", "yb"], batch.Aliases.Select(name => name.Text));
        Assert.True(batch.WithReplacement);
    }

    [Theory]
    [InlineData("train gd(lr = 1) for 10 until loss < 1 on W1, W2")]
    [InlineData("train gd(lr = 1) for 10 on W1 W2 until loss < 1")]
    public void Train_WithClausesInAnyOrder_KeepsThem(string line)
    {
        var train = Parsed.Statement<TrainStatement>(line);
        Assert.Equal("gd", train.Optimizer.Text);
        Assert.NotNull(train.Until);
        Assert.Equal(["W1", "W2"], train.Weights.Select(name => name.Text));
    }

    [Fact]
    public void Measure_WithClauses_KeepsThem()
    {
        var measure = Parsed.Statement<MeasureStatement>("measure m = loss averaged 5 at [1, 10] against range(3)");
        Assert.Null(measure.Every);
        Assert.IsType<ListExpression>(measure.At);
        Assert.NotNull(measure.Averaged);
        Assert.NotNull(measure.Against);
    }

    [Fact]
    public void Predict_OfDivergence_KeepsItsRegion()
    {
        var predict = Parsed.Statement<PredictDivergesStatement>("predict m as \"a\" diverges where eta > 2");
        Assert.Equal("a", predict.Theory);
        Assert.NotNull(predict.Where);
    }

    [Fact]
    public void Fit_OfRangeOrChoices_TellsThemApart()
    {
        var range = Parsed.Statement<FitStatement>("fit c in 1e-3..1e3 log from m where step < 5");
        Assert.Null(range.Choices);
        Assert.True(range.IsLogarithmic);
        var choices = Parsed.Statement<FitStatement>("fit c in [1, 3, 5] from m");
        Assert.Null(choices.Low);
        Assert.IsType<ListExpression>(choices.Choices);
    }

    [Theory]
    [InlineData("check m[:3] of \"a\" where step > 5 within 5% at 90% of points", false)]
    [InlineData("check m[:3] where step > 5 of \"a\" within 0.1 absolutely at 90 % of points", true)]
    public void Check_Full_KeepsEveryPart(string line, bool isAbsolute)
    {
        var check = Parsed.Statement<CheckStatement>(line);
        Assert.Single(check.Slice);
        Assert.Equal("a", check.Theory);
        Assert.NotNull(check.Where);
        Assert.Equal(isAbsolute, check.IsAbsolute);
        Assert.Equal(90, Assert.IsType<NumberLiteral>(check.Quantile).Value);
    }

    [Fact]
    public void Plot_OfSeveral_KeepsAxisAndScales()
    {
        var plot = Parsed.Statement<PlotStatement>("plot a, b vs step loglog");
        Assert.Equal(2, plot.Names.Length);
        Assert.Equal("step", plot.Axis.Text);
        Assert.Equal((false, true), (plot.IsLog, plot.IsLogLog));
    }

    [Fact]
    public void Names_LikeTheWordsOfTheLanguage_AreAllowed()
    {
        var statements = Parsed.Statements("param on = 1\nlet within = on\nmeasure every = within every 5\nlet plot = 3\nlet log_x = log(on)");
        Assert.Equal(5, statements.Count);
    }
}
