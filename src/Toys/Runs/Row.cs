using System.Text.Json;
using System.Text.Json.Serialization;

namespace LearningMechanics.Toys.Runs;

/// <summary>One number, or a vector of them; written to JSON as a number or an array, null where not finite.</summary>
/// <param name="Values">The components; one for a scalar.</param>
/// <param name="IsVector">Whether it is an array even with one component.</param>
[JsonConverter(typeof(RowConverter))]
public readonly record struct Row(double[] Values, bool IsVector)
{
    /// <summary>A single number.</summary>
    public static Row Scalar(double value) => new([value], IsVector: false);

    /// <summary>The first component: the number itself for a scalar.</summary>
    public double First => Values[0];
}

/// <summary>Writes a scalar row as a number and a vector as an array; what is not finite as null.</summary>
/// <remarks>Public because serializers generated in other assemblies construct it.</remarks>
public sealed class RowConverter : JsonConverter<Row>
{
    /// <inheritdoc/>
    public override Row Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return Row.Scalar(ReadNumber(ref reader));
        var values = new List<double>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            values.Add(ReadNumber(ref reader));
        return new Row([.. values], IsVector: true);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Row value, JsonSerializerOptions options)
    {
        if (!value.IsVector)
        {
            WriteNumber(writer, value.First);
            return;
        }

        writer.WriteStartArray();
        foreach (var v in value.Values)
            WriteNumber(writer, v);
        writer.WriteEndArray();
    }

    private static double ReadNumber(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    private static void WriteNumber(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            writer.WriteNullValue();
    }
}
