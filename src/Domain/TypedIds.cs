using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

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

internal sealed class TypedIdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, ITypedId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TypedIds.TryParse<TId>(reader.GetString(), out var id)
            ? id
            : throw new JsonException("An identifier is 32 hexadecimal digits.");

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(TypedIds.Write(value.Value));
}
