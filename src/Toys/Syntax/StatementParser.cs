namespace LearningMechanics.Toys.Syntax;

/// <summary>Parses one statement at a time; each word that starts one has its own method.</summary>
internal sealed partial class StatementParser(TokenReader reader)
{
    private const string TheoryForm = "expected the theory's name in quotes, as in `as \"mean field\"`";

    private readonly ExpressionParser _expressions = new(reader);

    /// <summary>Parses the statement the reader stands at; null when it is damaged, which the reader's failure tells.</summary>
    public Statement? Parse(TokenLine line)
    {
        reader.Begin(line);
        _expressions.Begin();
        var statement = Dispatch(reader.Current);
        if (reader.Failure is null && !reader.IsAtEnd)
            reader.Fail(Surprises.Of(reader.Current, "the statement is complete before this"));
        return reader.Failure is null ? statement : null;
    }

    private Statement? Dispatch(Token word)
    {
        if (word.Kind != TokenKind.Name || !Keywords.Statements.ContainsKey(word.Text))
        {
            reader.Fail(Beginnings.Explain(word, reader.Peek(1)));
            return null;
        }

        reader.Read();
        return word.Text switch
        {
            "toy" => Toy(word),
            "cites" => Cites(word),
            "param" => Param(word),
            "let" => Let(word),
            "data" => Data(word, isFresh: false),
            "fresh" => Fresh(word),
            "batch" => Batch(word),
            "weight" => Weight(word),
            "loss" => Loss(word),
            "train" => Train(word),
            "measure" => Measure(word),
            "observe" => Observe(word),
            "predict" => Predict(word),
            "fit" => Fit(word),
            "check" => Check(word),
            "sweep" => Sweep(word),
            "seeds" => Seeds(word),
            "plot" => Plot(word),
            _ => PrecisionOf(word),
        };
    }

    private Name NameOf(Token word) =>
        _expressions.ReadName($"expected a name after `{word.Text}`: {Form(word)}");

    /// <summary>Reads <c>= EXPR</c>.</summary>
    private Expression Bound(Token word)
    {
        ExpectEquals(word);
        return _expressions.Parse();
    }

    private void ExpectEquals(Token word)
    {
        var message = reader.Current.Kind switch
        {
            TokenKind.Tilde => $"only `data` and `weight` are drawn with `~`; `{word.Text}` takes `=`",
            TokenKind.EqualEqual => "`==` compares; to give a name its value, write `=`",
            TokenKind.Comma => $"`{word.Text}` takes one name; write a statement for each",
            _ => $"expected `=` here: {Form(word)}",
        };
        reader.Expect(TokenKind.Equal, message);
    }

    /// <summary>Reads <c>= EXPR</c> or <c>~ EXPR</c>.</summary>
    private Expression BoundOrDrawn(Token word, out bool isDrawn)
    {
        isDrawn = reader.Accept(TokenKind.Tilde);
        return isDrawn ? _expressions.Parse() : Bound(word);
    }

    private Token Theory() => reader.Expect(TokenKind.String, TheoryForm);

    /// <summary>Fails unless the statement is complete; a misspelt clause gets a suggestion.</summary>
    private void EndWith(params string[] clauses)
    {
        if (reader.IsAtEnd)
            return;
        var expected = clauses.Length == 0
            ? "expected the end of the line"
            : $"expected the end of the line or {string.Join(", ", clauses.Select(clause => $"`{clause}`"))}";
        reader.Fail(Surprises.Of(reader.Current, expected, clauses));
    }

    private static string Form(Token word) => $"`{Keywords.Statements[word.Text]}`";
}
