using System.Diagnostics.CodeAnalysis;

namespace LearningMechanics.Domain;

/// <summary>How every typed identifier is written and read: 32 lower-case hexadecimal digits, dashes allowed when reading.</summary>
internal static class TypedIds
{
    public static bool TryParse<TId>([NotNullWhen(true)] string? text, out TId id)
        where TId : struct, ITypedId<TId>
    {
        id = default;
        if (text is null || !(Guid.TryParseExact(text, "N", out var value) || Guid.TryParseExact(text, "D", out value)))
            return false;
        id = TId.From(value);
        return true;
    }

    public static TId Parse<TId>(string text)
        where TId : struct, ITypedId<TId> =>
        TryParse<TId>(text, out var id)
            ? id
            : throw new FormatException($"'{text}' is not an identifier: write its 32 hexadecimal digits.");

    public static string Write(Guid value) => value.ToString("N");
}
