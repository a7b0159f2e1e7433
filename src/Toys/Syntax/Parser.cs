using System.Collections.Immutable;

namespace LearningMechanics.Toys.Syntax;

/// <summary>A parsed file with everything that is wrong with its grammar.</summary>
/// <param name="Syntax">The statements that could be read; damaged ones are left out.</param>
/// <param name="Diagnostics">In order of place, at most one to a statement.</param>
/// <param name="DamagedNames">
/// Names that damaged statements seem to define. Later passes can go on behind a syntax error and keep quiet about these.
/// </param>
internal sealed record ParseResult(
    ToySyntax Syntax, ImmutableArray<Diagnostic> Diagnostics, ImmutableHashSet<string> DamagedNames);

/// <summary>Turns a text into statements, or into sentences about what keeps it from being some.</summary>
/// <remarks>Time is proportional to the text, and recursion is capped, whatever the text is.</remarks>
internal sealed class Parser
{
    private readonly SourceText _source;
    private readonly LexedText _lexed;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly ImmutableArray<Statement>.Builder _statements = ImmutableArray.CreateBuilder<Statement>();
    private readonly ImmutableHashSet<string>.Builder _damagedNames = ImmutableHashSet.CreateBuilder<string>();
    private int _nodes;
    private bool _isFirstDamaged;

    private Parser(SourceText source)
    {
        _source = source;
        _lexed = Lexer.Lex(source.Text);
    }

    /// <summary>Parses a whole file.</summary>
    public static ParseResult Parse(SourceText source)
    {
        if (source.Text.Length > SyntaxLimits.Characters)
            return Refused(source);
        var parser = new Parser(source);
        parser.ReadStatements();
        parser.CheckTitle();
        return parser.Result();
    }

    private static ParseResult Refused(SourceText source)
    {
        var place = new SourceSpan(SyntaxLimits.Characters, 0);
        var message = $"a toy has at most {SyntaxLimits.Characters} characters, this text {source.Text.Length}; shorten it";
        return new ParseResult(new ToySyntax(source, []), [Diagnostic.At(source, place, message)], []);
    }

    private void ReadStatements()
    {
        var (lines, closers) = TokenLines.Group(_source.Text, _lexed.Tokens);
        var reader = new TokenReader(_source, _lexed.Tokens, closers);
        var parser = new StatementParser(reader);
        foreach (var line in lines)
        {
            if (!HasRoom(line))
                return;
            if (parser.Parse(line) is { } statement)
                Keep(statement, line);
            else if (reader.Failure is { } failure)
                Damage(failure, line);
        }
    }

    /// <summary>Whether the caps on statements and errors leave room for one more.</summary>
    private bool HasRoom(TokenLine line)
    {
        var message = (_statements.Count, _diagnostics.Count) switch
        {
            ( >= SyntaxLimits.Statements, _) => $"a toy has at most {SyntaxLimits.Statements} statements; shorten it",
            (_, >= SyntaxLimits.Diagnostics) => $"more than {SyntaxLimits.Diagnostics} errors; mend those above first",
            _ when _nodes > SyntaxLimits.FileNodes =>
                $"the expressions of this file have more than {SyntaxLimits.FileNodes} parts; shorten it",
            _ => null,
        };
        if (message is not null)
            _diagnostics.Add(Diagnostic.At(_source, _lexed.Tokens[line.Start].Span, message));
        return message is null;
    }

    private void Keep(Statement statement, TokenLine line)
    {
        foreach (var expression in SyntaxChildren.Of(statement))
        {
            var (nodes, fault) = SyntaxSize.Measure(expression);
            _nodes += nodes;
            if (fault is null)
                continue;
            Damage(Diagnostic.At(_source, expression.Span, fault), line);
            return;
        }

        _statements.Add(statement);
    }

    private void Damage(Diagnostic diagnostic, TokenLine line)
    {
        _diagnostics.Add(diagnostic);
        _isFirstDamaged |= line.Start == 0;
        for (var i = line.Start; i < line.End && _lexed.Tokens[i].Kind is not (TokenKind.Equal or TokenKind.Tilde); i++)
            if (_lexed.Tokens[i].Kind == TokenKind.Name)
                _damagedNames.Add(_lexed.Tokens[i].Text);
    }

    /// <summary>The title comes first and once. A damaged first statement was probably meant to be it.</summary>
    private void CheckTitle()
    {
        var titles = _statements.OfType<ToyStatement>().ToList();
        if (titles.Count == 0)
        {
            if (!_isFirstDamaged)
                Misplaced(new SourceSpan(0, 0), "a toy begins with its title: `toy \"title\"`");
            return;
        }

        if (_lexed.Tokens[0].Span.Start < titles[0].Span.Start)
            Misplaced(titles[0].Span, "the title is the first statement; move it to the top");
        foreach (var title in titles.Skip(1))
            Misplaced(title.Span, $"a toy has one title; the first is on line {_source.PositionOf(titles[0].Span.Start).Line}");
    }

    private void Misplaced(SourceSpan span, string message) => _diagnostics.Add(Diagnostic.At(_source, span, message));

    private ParseResult Result() => new(
        new ToySyntax(_source, _statements.ToImmutable()),
        [.. _diagnostics.OrderBy(diagnostic => diagnostic.Span.Start)],
        _damagedNames.ToImmutable());
}
