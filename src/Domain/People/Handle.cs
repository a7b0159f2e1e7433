namespace LearningMechanics.Domain.People;

/// <summary>A person's public name in addresses, for example <c>ada-l</c>; never changed and never given to another.</summary>
public readonly record struct Handle : IParsable<Handle>
{
    /// <summary>Fewest characters.</summary>
    public const int MinimumLength = 3;

    /// <summary>Most characters.</summary>
    public const int MaximumLength = 30;

    private static readonly string Shape =
        $"A handle is {MinimumLength} to {MaximumLength} lower-case letters and digits, words joined by single dashes, such as ada-l.";

    // Names that would speak for the site, or that read as a part of an address.
    private static readonly HashSet<string> Reserved =
    [
        "about", "abuse", "account", "accounts", "admin", "administrator", "anonymous", "api", "assets", "author", "deleted",
        "edit", "everyone", "guest", "help", "info", "learning-mechanics", "legal", "local", "mail", "me", "moderation",
        "moderator", "moderators", "new", "nobody", "notices", "null", "official", "owner", "people", "postmaster", "privacy",
        "register", "root", "security", "settings", "sign-in", "sign-out", "site", "staff", "support", "system", "team",
        "undefined", "unknown", "user", "users", "visitor", "webmaster", "worker", "workers", "you",
    ];

    private Handle(string value) => Value = value;

    /// <summary>The handle as it stands in addresses.</summary>
    public string Value => field ?? "";

    /// <summary>Why somebody cannot choose this handle, as a sentence; null where they can, if it is free.</summary>
    public static string? Objection(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "Choose a handle: it stands in the address of your page.";
        if (!TryParse(text, null, out _))
            return Shape;
        return Reserved.Contains(text) ? $"The handle {text} is kept for the site itself: choose another." : null;
    }

    /// <summary>Reads a handle.</summary>
    /// <exception cref="FormatException">The text is something else; the message says what a handle is.</exception>
    public static Handle Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var handle) ? handle : throw new FormatException(Shape);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out Handle result)
    {
        result = SlugRule.IsMet(s) && s.Length is >= MinimumLength and <= MaximumLength ? new(s) : default;
        return result.Value.Length > 0;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
