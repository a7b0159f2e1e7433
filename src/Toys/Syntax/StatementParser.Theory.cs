using System.Collections.Immutable;

namespace LearningMechanics.Toys.Syntax;

/// <summary>The statements that compare: measures, observes, predictions, fits, checks.</summary>
internal sealed partial class StatementParser
{
    private MeasureStatement Measure(Token word)
    {
        var name = NameOf(word);
        var value = Bound(word);
        Expression? every = null, at = null, averaged = null, against = null;
        while (!reader.IsAtEnd)
        {
            var start = reader.Current;
            if (every is null && reader.AcceptWord("every"))
                every = _expressions.Parse();
            else if (at is null && reader.AcceptWord("at"))
                at = _expressions.Parse();
            else if (averaged is null && reader.AcceptWord("averaged"))
                averaged = _expressions.Parse();
            else if (against is null && reader.AcceptWord("against"))
                against = _expressions.Parse();
            else
                EndWith([.. Missing(every ?? at, "every"), .. Missing(every ?? at, "at"), .. Missing(averaged, "averaged"), .. Missing(against, "against")]);
            if (every is not null && at is not null)
                reader.FailAt(start.Span, "a measure is sampled either `every K` steps or `at` chosen steps; keep one");
        }

        return new MeasureStatement(name, value, every, at, averaged, against, reader.SpanFrom(word.Span));
    }

    private ObserveStatement Observe(Token word)
    {
        var name = NameOf(word);
        var value = Bound(word);
        Name? across = null;
        if (reader.AcceptWord("across"))
            across = _expressions.ReadName("expected a swept param or `seeds` after `across`");
        EndWith(across is null ? ["across"] : []);
        return new ObserveStatement(name, value, across, reader.SpanFrom(word.Span));
    }

    private Statement Predict(Token word)
    {
        var name = NameOf(word);
        var theory = reader.AcceptWord("as") ? Theory().Text : null;
        if (reader.AcceptWord("diverges"))
        {
            var where = reader.AcceptWord("where") ? _expressions.Parse() : null;
            EndWith(Missing(where, "where"));
            return new PredictDivergesStatement(name, theory, where, reader.SpanFrom(word.Span));
        }

        if (reader.Current.Kind == TokenKind.Name)
            reader.Fail(Surprises.Of(reader.Current, $"expected `=` or `diverges` here: {Form(word)}", "as", "diverges"));
        var value = Bound(word);
        if (reader.Current.IsWord("as"))
            reader.Fail("a theory's name stands before the `=`: `predict NAME as \"theory\" = …`");
        if (reader.Current.IsWord("where"))
            reader.Fail("a prediction holds everywhere; say where it is compared: `check NAME where … within 5%`");
        EndWith();
        return new PredictStatement(name, theory, value, reader.SpanFrom(word.Span));
    }

    private FitStatement Fit(Token word)
    {
        var name = NameOf(word);
        ExpectWord("in", $"expected `in` and a range or list: {Form(word)}", "in");
        Expression? low = null, high = null, choices = null;
        var first = _expressions.Parse();
        var isLogarithmic = false;
        if (first is ListExpression && reader.Current.Kind != TokenKind.DotDot)
            choices = first;
        else
        {
            (low, high) = Range(first);
            isLogarithmic = reader.AcceptWord("log");
        }

        ExpectWord("from", $"expected `from` and the measure it is fitted to: {Form(word)}", "from", "log");
        var from = _expressions.ReadName("expected the name of a measure after `from`");
        var where = reader.AcceptWord("where") ? _expressions.Parse() : null;
        EndWith(Missing(where, "where"));
        return new FitStatement(name, low, high, isLogarithmic, choices, from, where, reader.SpanFrom(word.Span));
    }

    private CheckStatement Check(Token word)
    {
        var target = NameOf(word);
        var slice = reader.Current.Kind == TokenKind.OpenBracket ? _expressions.Subscripts() : ImmutableArray<Subscript>.Empty;
        string? theory = null;
        Expression? where = null;
        while (true)
        {
            if (theory is null && reader.AcceptWord("of"))
                theory = reader.Expect(TokenKind.String, "expected the theory's name in quotes, as in `of \"mean field\"`").Text;
            else if (where is null && reader.AcceptWord("where"))
                where = _expressions.Parse();
            else
                break;
        }

        string[] clauses = [.. theory is null ? ["of"] : Array.Empty<string>(), .. Missing(where, "where"), "within"];
        ExpectWord("within", $"expected `within` and a tolerance: {Form(word)}", clauses);
        var tolerance = Tolerance(out var isAbsolute);
        var quantile = reader.AcceptWord("at") ? Quantile() : null;
        EndWith(Missing(quantile, "at"));
        return new CheckStatement(target, slice, theory, where, tolerance, isAbsolute, quantile, reader.SpanFrom(word.Span));
    }

    private Expression Tolerance(out bool isAbsolute)
    {
        var tolerance = _expressions.Parse();
        isAbsolute = reader.AcceptWord("absolutely");
        if (!isAbsolute && !reader.Accept(TokenKind.Percent))
            reader.Fail(Surprises.Of(
                reader.Current,
                "a tolerance is relative, `within 5%`, or absolute, `within 0.01 absolutely`",
                "absolutely"));
        if (!isAbsolute && reader.Current.IsWord("absolutely"))
            reader.Fail("a tolerance is either a percentage or `absolutely`; keep one");
        return tolerance;
    }

    private Expression Quantile()
    {
        var quantile = _expressions.Parse();
        reader.Expect(TokenKind.Percent, "expected `%` here, as in `at 90% of points`");
        ExpectWord("of", "expected `of points` here, as in `at 90% of points`", "of");
        ExpectWord("points", "expected `points` here, as in `at 90% of points`", "points");
        return quantile;
    }
}
