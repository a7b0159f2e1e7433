using System.Text.Json.Serialization;

namespace LearningMechanics.Domain.Results;

/// <summary>Names a draft. Not to be guessed: only its author may read it.</summary>
/// <param name="Value">The bare value.</param>
[JsonConverter(typeof(TypedIdJsonConverter<DraftId>))]
public readonly record struct DraftId(Guid Value) : ITypedId<DraftId>
{
    /// <inheritdoc/>
    public static DraftId From(Guid value) => new(value);

    /// <summary>A new one, later in order than those made before.</summary>
    public static DraftId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads 32 hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static DraftId Parse(string s, IFormatProvider? provider = null) => TypedIds.Parse<DraftId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out DraftId result) => TypedIds.TryParse(s, out result);

    /// <summary>32 hexadecimal digits, lower case: as it stands in addresses.</summary>
    public override string ToString() => TypedIds.Write(Value);
}
