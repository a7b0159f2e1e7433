namespace LearningMechanics.Domain.People;

/// <summary>What a program shows to act in a person's name. Shown once when it is made, kept only as a hash.</summary>
public readonly record struct ApiToken : IParsable<ApiToken>
{
    private static readonly TokenShape Shape = new("lm_", "an API token");

    private readonly string? text;

    private ApiToken(string text) => this.text = text;

    /// <summary>SHA-256 of the token, lower-case hexadecimal. The secret has 256 random bits, so no slow hash is needed.</summary>
    public string Hash => TokenShape.Hash(Reveal());

    /// <summary>A token nobody can foresee.</summary>
    public static ApiToken Draw() => new(Shape.Draw());

    /// <summary>Reads a token.</summary>
    /// <exception cref="FormatException">The text is something else; the message does not repeat it.</exception>
    public static ApiToken Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var token) ? token : throw Shape.Broken();

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out ApiToken result)
    {
        var isToken = Shape.IsMet(s);
        result = isToken ? new(s!) : default;
        return isToken;
    }

    /// <summary>The token itself, for the one moment it is shown or sent.</summary>
    public string Reveal() => text ?? "";

    /// <summary>The prefix alone, so that a token never reaches a log by accident.</summary>
    public override string ToString() => Shape.Masked;
}
