using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LearningMechanics.Domain.Results;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LearningMechanics.Storage.Mapping;

/// <summary>Values that are read and written whole stand in one column. They are replaced, never changed in place.</summary>
internal static class JsonColumns
{
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property, JsonTypeInfo<T> type)
        where T : class =>
        property.HasConversion(
            new ValueConverter<T, string>(value => JsonSerializer.Serialize(value, type), text => JsonSerializer.Deserialize(text, type)!),
            new ValueComparer<T>((left, right) => ReferenceEquals(left, right), value => value.GetHashCode(), value => value));
}

[JsonSerializable(typeof(IReadOnlyDictionary<string, double>))]
internal sealed partial class SettingsJson : JsonSerializerContext;

[JsonSerializable(typeof(IReadOnlyList<AttachedFile>))]
internal sealed partial class AttachedFilesJson : JsonSerializerContext;

[JsonSerializable(typeof(DraftFields))]
internal sealed partial class DraftFieldsJson : JsonSerializerContext;
