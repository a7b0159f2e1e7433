using System.Text.Json.Serialization;

namespace LearningMechanics.Domain.Workers;

/// <summary>Names a worker.</summary>
/// <param name="Value">The bare value.</param>
[JsonConverter(typeof(TypedIdJsonConverter<WorkerId>))]
public readonly record struct WorkerId(Guid Value) : ITypedId<WorkerId>
{
    /// <inheritdoc/>
    public static WorkerId From(Guid value) => new(value);

    /// <summary>A new one, later in order than those made before.</summary>
    public static WorkerId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads 32 hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static WorkerId Parse(string s, IFormatProvider? provider = null) => TypedIds.Parse<WorkerId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out WorkerId result) => TypedIds.TryParse(s, out result);

    /// <summary>32 hexadecimal digits, lower case: as it stands in addresses.</summary>
    public override string ToString() => TypedIds.Write(Value);
}
