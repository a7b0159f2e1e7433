using System.Collections.Immutable;

namespace LearningMechanics.Toys.Syntax;

/// <summary>The statements that say how the toy is run: batches, training, sweeps, seeds, drawing, precision.</summary>
internal sealed partial class StatementParser
{
    private BatchStatement Batch(Token word)
    {
        var size = _expressions.Parse();
        ExpectWord("of", $"expected `of` and the data after the size: {Form(word)}", "of");
        var sources = Names("expected the name of a data set");
        var aliases = reader.AcceptWord("as") ? Names("expected a name for the batch") : [];
        if (aliases.Length > 0 && aliases.Length != sources.Length)
            reader.FailAt(
                aliases[0].Span.To(aliases[^1].Span),
                $"{Count(sources.Length)} after `of` but {Count(aliases.Length)} after `as`; give each its own");
        var withReplacement = reader.AcceptWord("with");
        if (withReplacement)
            ExpectWord("replacement", "expected `replacement` after `with`", "replacement");
        EndWith(withReplacement ? [] : aliases.Length > 0 ? ["with"] : ["as", "with"]);
        return new BatchStatement(size, sources, aliases, withReplacement, reader.SpanFrom(word.Span));
    }

    private TrainStatement Train(Token word)
    {
        var optimizer = _expressions.ReadName($"expected an optimizer after `train`: {Form(word)}");
        var arguments = ImmutableArray<Argument>.Empty;
        if (reader.Current.Kind == TokenKind.OpenParenthesis)
            arguments = Arguments();
        ExpectWord("for", $"expected `for` and the number of steps: {Form(word)}", "for");
        var steps = _expressions.Parse();
        Expression? until = null;
        var weights = ImmutableArray<Name>.Empty;
        while (!reader.IsAtEnd)
        {
            if (until is null && reader.AcceptWord("until"))
                until = _expressions.Parse();
            else if (weights.IsEmpty && reader.AcceptWord("on"))
                weights = Weights();
            else
                EndWith([.. Missing(until, "until"), .. weights.IsEmpty ? ["on"] : Array.Empty<string>()]);
        }

        return new TrainStatement(optimizer, arguments, steps, until, weights, reader.SpanFrom(word.Span));
    }

    private ImmutableArray<Argument> Arguments()
    {
        var arguments = _expressions.Arguments(out var where);
        if (where is not null)
            reader.FailAt(where.Span, "an optimizer takes no `where`; stop early with `until CONDITION`");
        return arguments;
    }

    /// <summary>The names after <c>on</c>; commas between them may be left out.</summary>
    private ImmutableArray<Name> Weights()
    {
        var names = ImmutableArray.CreateBuilder<Name>();
        do
            names.Add(_expressions.ReadName("expected the name of a weight after `on`"));
        while (reader.Accept(TokenKind.Comma) || reader.Current.Kind == TokenKind.Name && !reader.Current.IsWord("until"));
        return names.ToImmutable();
    }

    private SweepStatement Sweep(Token word)
    {
        var name = NameOf(word);
        ExpectWord("in", $"expected `in` and a list: {Form(word)}", "in");
        var values = _expressions.Parse();
        if (reader.Current.Kind == TokenKind.DotDot)
            reader.Fail("a sweep takes a list: `[1, 2, 4]`, `linspace(lo, hi, 5)` or `logspace(lo, hi, 5)`");
        EndWith();
        return new SweepStatement(name, values, reader.SpanFrom(word.Span));
    }

    private SeedsStatement Seeds(Token word)
    {
        if (reader.Current.Kind == TokenKind.Equal)
            reader.Fail("the number stands alone: `seeds 4`");
        var count = _expressions.Parse();
        EndWith();
        return new SeedsStatement(count, reader.SpanFrom(word.Span));
    }

    private PlotStatement Plot(Token word)
    {
        var names = Names($"expected the name of a measure or observe: {Form(word)}");
        ExpectWord("vs", $"expected `vs` and the horizontal axis: {Form(word)}", "vs");
        var axis = _expressions.ReadName("expected the horizontal axis: `step`, `t` or a swept param");
        var isLog = reader.AcceptWord("log");
        var isLogLog = reader.AcceptWord("loglog");
        EndWith(isLogLog ? [] : isLog ? ["loglog"] : ["log", "loglog"]);
        return new PlotStatement(names, axis, isLog, isLogLog, reader.SpanFrom(word.Span));
    }

    private PrecisionStatement PrecisionOf(Token word)
    {
        const string Choices = "the precision is `float64` (the default) or `float32`";
        var precision = _expressions.ReadName(Choices);
        if (precision.Text is not ("float32" or "float64"))
            reader.FailAt(precision.Span, Choices);
        EndWith();
        return new PrecisionStatement(precision, reader.SpanFrom(word.Span));
    }

    private ImmutableArray<Name> Names(string message)
    {
        var names = ImmutableArray.CreateBuilder<Name>();
        do
            names.Add(_expressions.ReadName(message));
        while (reader.Accept(TokenKind.Comma));
        return names.ToImmutable();
    }

    private void ExpectWord(string word, string message, params string[] suggestions)
    {
        if (reader.AcceptWord(word))
            return;
        var nearest = reader.Current.Kind == TokenKind.Name ? Spelling.Nearest(reader.Current.Text, suggestions) : null;
        reader.Fail(nearest is null ? message : $"did you mean `{nearest}`?");
    }

    private static string[] Missing(Expression? clause, string word) => clause is null ? [word] : [];

    private static string Count(int names) => names == 1 ? "1 name stands" : $"{names} names stand";
}
