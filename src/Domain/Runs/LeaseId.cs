using System.Text.Json.Serialization;

namespace LearningMechanics.Domain.Runs;

/// <summary>Names one worker's hold on a run; a run taken up again gets another.</summary>
/// <param name="Value">The bare value.</param>
[JsonConverter(typeof(TypedIdJsonConverter<LeaseId>))]
public readonly record struct LeaseId(Guid Value) : ITypedId<LeaseId>
{
    /// <inheritdoc/>
    public static LeaseId From(Guid value) => new(value);

    /// <summary>A new one, later in order than those made before.</summary>
    public static LeaseId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads 32 hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static LeaseId Parse(string s, IFormatProvider? provider = null) => TypedIds.Parse<LeaseId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out LeaseId result) => TypedIds.TryParse(s, out result);

    /// <summary>32 hexadecimal digits, lower case: as it stands in addresses.</summary>
    public override string ToString() => TypedIds.Write(Value);
}
