namespace LearningMechanics.Domain.People;

/// <summary>What a password must be: long enough, and not among the first that anyone would try.</summary>
/// <remarks>No rule about kinds of characters: they make passwords that are hard to remember and no harder to guess (NIST SP 800-63B, 3.1.1).</remarks>
public static class PasswordRule
{
    /// <summary>Fewest characters.</summary>
    public const int MinimumLength = 10;

    /// <summary>Most characters: room for any sentence, and a bound on what has to be hashed.</summary>
    public const int MaximumLength = 200;

    private const int FewestDifferent = 4;

    /// <summary>Why a text cannot be this person's password, as a sentence; null where it can.</summary>
    /// <param name="password">The text.</param>
    /// <param name="known">What others know of the person: address, handle, name.</param>
    public static string? Objection(string password, params IEnumerable<string> known)
    {
        if (password.Length < MinimumLength)
            return $"A password needs at least {MinimumLength} characters: a few unrelated words do well.";
        if (password.Length > MaximumLength)
            return $"A password has at most {MaximumLength} characters.";
        var plain = password.ToLowerInvariant();
        if (FrequentPasswords.Contains(plain) || IsRun(plain) || plain.Distinct().Count() < FewestDifferent)
            return "This password is among the first that anyone would try: choose another, such as a few unrelated words.";
        return known.Any(word => word.Length > 0 && IsHardlyMoreThan(plain, word.ToLowerInvariant()))
            ? "A password must not be your own name, handle or address: others know those."
            : null;
    }

    /// <summary>Neighbours in the alphabet or among the digits all the way, up or down: 1234567890.</summary>
    private static bool IsRun(string text) =>
        Enumerable.Range(1, text.Length - 1).All(i => text[i] - text[i - 1] == 1 || (text[i - 1] == '9' && text[i] == '0'))
        || Enumerable.Range(1, text.Length - 1).All(i => text[i - 1] - text[i] == 1 || (text[i - 1] == '0' && text[i] == '9'));

    private static bool IsHardlyMoreThan(string password, string word) =>
        password.Contains(word, StringComparison.Ordinal) && password.Length - word.Length < FewestDifferent;
}
