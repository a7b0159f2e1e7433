namespace LearningMechanics.Toys.Syntax;

/// <summary>What a stretch of a toy's text is, as far as its colour goes.</summary>
public enum TokenClass
{
    /// <summary>A word of the language in a place where it means something.</summary>
    Keyword,

    /// <summary>Something the toy or the language names.</summary>
    Name,

    /// <summary>A name that is called, or defined to be.</summary>
    Function,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Text in quotes, or a reference after <c>cites</c>.</summary>
    String,

    /// <summary>From <c>#</c> to the end of the line.</summary>
    Comment,

    /// <summary>Operators, brackets and commas.</summary>
    Operator,

    /// <summary>Text that is no part of the language.</summary>
    Error,
}

/// <summary>A stretch of a toy's text with its class.</summary>
/// <param name="Span">Where it stands; never empty.</param>
/// <param name="Class">What it is.</param>
public readonly record struct ClassifiedSpan(SourceSpan Span, TokenClass Class);
