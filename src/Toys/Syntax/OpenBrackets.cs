namespace LearningMechanics.Toys.Syntax;

/// <summary>Finds the partner of every bracket while tokens go by, in time proportional to their number.</summary>
internal sealed class OpenBrackets
{
    private readonly Stack<(int Index, TokenKind Closer)> _open = [];
    private readonly Dictionary<TokenKind, int> _awaited = [];

    /// <param name="tokenCount">How many tokens will go by.</param>
    public OpenBrackets(int tokenCount)
    {
        Closers = new int[tokenCount];
        Array.Fill(Closers, -1);
    }

    /// <summary>For an opening bracket the index of the token that closes it; −1 for all else.</summary>
    public int[] Closers { get; }

    /// <summary>Whether nothing is open.</summary>
    public bool AreClosed => _open.Count == 0;

    /// <summary>Takes the next token. A closing bracket passes over unclosed ones of other kinds to reach its own.</summary>
    public void See(TokenKind kind, int index)
    {
        if (CloserOf(kind) is { } closer)
        {
            _open.Push((index, closer));
            _awaited[closer] = _awaited.GetValueOrDefault(closer) + 1;
        }
        else if (_awaited.GetValueOrDefault(kind) > 0)
            Close(kind, index);
    }

    /// <summary>Gives up on what is open.</summary>
    public void Forget()
    {
        _open.Clear();
        _awaited.Clear();
    }

    /// <summary>The bracket that closes this one, or null when this opens nothing.</summary>
    public static TokenKind? CloserOf(TokenKind opener) => opener switch
    {
        TokenKind.OpenParenthesis => TokenKind.CloseParenthesis,
        TokenKind.OpenBracket => TokenKind.CloseBracket,
        TokenKind.OpenBrace => TokenKind.CloseBrace,
        _ => null,
    };

    private void Close(TokenKind kind, int index)
    {
        while (_open.TryPop(out var last))
        {
            _awaited[last.Closer]--;
            if (last.Closer != kind)
                continue;
            Closers[last.Index] = index;
            return;
        }
    }
}
