using System.Text.Json.Serialization;

namespace LearningMechanics.Domain.Runs;

/// <summary>Names a run.</summary>
/// <param name="Value">The bare value.</param>
[JsonConverter(typeof(TypedIdJsonConverter<RunId>))]
public readonly record struct RunId(Guid Value) : ITypedId<RunId>
{
    /// <inheritdoc/>
    public static RunId From(Guid value) => new(value);

    /// <summary>A new one, later in order than those made before.</summary>
    public static RunId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads 32 hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static RunId Parse(string s, IFormatProvider? provider = null) => TypedIds.Parse<RunId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out RunId result) => TypedIds.TryParse(s, out result);

    /// <summary>32 hexadecimal digits, lower case: as it stands in addresses.</summary>
    public override string ToString() => TypedIds.Write(Value);
}
