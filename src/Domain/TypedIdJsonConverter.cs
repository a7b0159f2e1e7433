using System.Text.Json;
using System.Text.Json.Serialization;

namespace LearningMechanics.Domain;

/// <summary>Writes an identifier as its digits.</summary>
/// <typeparam name="TId">The identifier.</typeparam>
/// <remarks>Public because serializers generated in other assemblies construct it.</remarks>
public sealed class TypedIdJsonConverter<TId> : JsonConverter<TId>
    where TId : struct, ITypedId<TId>
{
    /// <inheritdoc/>
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TypedIds.TryParse<TId>(reader.GetString(), out var id)
            ? id
            : throw new JsonException("An identifier is 32 hexadecimal digits.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(TypedIds.Write(value.Value));
}
