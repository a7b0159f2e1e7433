using System.Collections.Immutable;

namespace LearningMechanics.Toys.Syntax;

/// <summary>The statements that say what the toy is: title, numbers, definitions, data, weights, loss.</summary>
internal sealed partial class StatementParser
{
    private ToyStatement Toy(Token word)
    {
        var title = reader.Expect(TokenKind.String, "expected the title in double quotes: `toy \"title\"`");
        EndWith();
        return new ToyStatement(title.Text, reader.SpanFrom(word.Span));
    }

    private CitesStatement Cites(Token word)
    {
        var references = ImmutableArray.CreateBuilder<string>();
        do
        {
            var token = reader.Expect(TokenKind.Reference, $"expected a reference here: {Form(word)}");
            if (References.Normalise(token.Text, out var fault) is { } reference)
                references.Add(reference);
            else
                reader.FailAt(token.Span, fault);
        }
        while (reader.Accept(TokenKind.Comma));
        EndWith();
        return new CitesStatement(references.ToImmutable(), reader.SpanFrom(word.Span));
    }

    private ParamStatement Param(Token word)
    {
        var name = NameOf(word);
        var value = Bound(word);
        Expression? low = null, high = null;
        var isLogarithmic = false;
        if (reader.AcceptWord("in"))
        {
            if (reader.Current.Kind == TokenKind.OpenBracket)
                reader.Fail("the range of a param is written LO..HI, as in `1..100`; for chosen values write `sweep`");
            (low, high) = Range(_expressions.Parse());
            isLogarithmic = reader.AcceptWord("log");
        }

        var label = reader.Current.Kind == TokenKind.String ? reader.Read().Text : null;
        if (label is not null && low is null && reader.Current.IsWord("in"))
            reader.Fail("the label comes last: `param NAME = VALUE in LO..HI \"label\"`");
        EndWith(label is not null ? [] : low is null ? ["in"] : isLogarithmic ? [] : ["log"]);
        return new ParamStatement(name, value, low, high, isLogarithmic, label, reader.SpanFrom(word.Span));
    }

    private (Expression Low, Expression High) Range(Expression low)
    {
        var message = reader.Current.Kind == TokenKind.Ellipsis
            ? "a range has two points, LO..HI; put a blank before a number that starts with a point"
            : "expected `..` and the upper end; a range is written LO..HI, as in `1..100`";
        reader.Expect(TokenKind.DotDot, message);
        return (low, _expressions.Parse());
    }

    private Statement Let(Token word)
    {
        if (reader.Current.Kind == TokenKind.Name && reader.Peek(1).Kind == TokenKind.OpenParenthesis)
            return LetFunction(word);
        var target = Target(word);
        var value = Bound(word);
        EndWith();
        return new LetStatement(target, value, reader.SpanFrom(word.Span));
    }

    /// <summary>A name, a tuple <c>(e, U)</c>, or the same tuple without its parentheses.</summary>
    private Pattern Target(Token word)
    {
        if (reader.Current.Kind == TokenKind.OpenParenthesis)
            return _expressions.Pattern();
        var name = NameOf(word);
        Pattern first = new NamePattern(name.Text, name.Span);
        if (reader.Current.Kind != TokenKind.Comma)
            return first;
        var items = ImmutableArray.Create(first).ToBuilder();
        while (reader.Accept(TokenKind.Comma))
            items.Add(_expressions.Pattern());
        return new TuplePattern(items.ToImmutable(), reader.SpanFrom(name.Span));
    }

    private LetFunctionStatement LetFunction(Token word)
    {
        var name = NameOf(word);
        var index = reader.Index;
        var open = reader.Read();
        if (reader.Current.Kind == TokenKind.CloseParenthesis)
            reader.FailAt(open.Span.To(reader.Current.Span), $"a definition without parameters is written `let {name} = …`");
        var parameters = ImmutableArray.CreateBuilder<Name>();
        do
        {
            if (reader.Current.Kind == TokenKind.OpenParenthesis)
                reader.Fail("a parameter here is one name; take the tuple apart inside, or write a lambda `((a, b), c) -> …`");
            var parameter = _expressions.ReadName("expected the name of a parameter");
            if (parameters.Any(earlier => earlier.Text == parameter.Text))
                reader.FailAt(parameter.Span, "two parameters have this name");
            parameters.Add(parameter);
        }
        while (reader.Accept(TokenKind.Comma));
        reader.Close(open, index, "`,` or `)`");
        var body = Bound(word);
        EndWith();
        return new LetFunctionStatement(name, parameters.ToImmutable(), body, reader.SpanFrom(word.Span));
    }

    private DataStatement Data(Token word, bool isFresh)
    {
        var target = Target(word);
        var value = BoundOrDrawn(word, out var isDrawn);
        if (isDrawn && target is TuplePattern)
            reader.FailAt(target.Span, "one name is drawn at a time; write a `data` statement for each");
        EndWith();
        return new DataStatement(target, value, isDrawn, isFresh, reader.SpanFrom(word.Span));
    }

    private DataStatement Fresh(Token word)
    {
        if (!reader.AcceptWord("data"))
            reader.Fail($"only data are drawn afresh: {Form(word)}");
        return Data(word, isFresh: true);
    }

    private WeightStatement Weight(Token word)
    {
        var name = NameOf(word);
        var value = BoundOrDrawn(word, out var isDrawn);
        EndWith();
        return new WeightStatement(name, value, isDrawn, reader.SpanFrom(word.Span));
    }

    private LossStatement Loss(Token word)
    {
        var value = Bound(word);
        EndWith();
        return new LossStatement(value, reader.SpanFrom(word.Span));
    }
}
