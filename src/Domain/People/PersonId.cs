using System.ComponentModel;
using System.Text.Json.Serialization;

namespace LearningMechanics.Domain.People;

/// <summary>Names a person with an account.</summary>
/// <param name="Value">The bare value.</param>
[JsonConverter(typeof(TypedIdJsonConverter<PersonId>))]
[TypeConverter(typeof(PersonIdConverter))]
public readonly record struct PersonId(Guid Value) : ITypedId<PersonId>
{
    /// <inheritdoc/>
    public static PersonId From(Guid value) => new(value);

    /// <summary>A new one, later in order than those made before.</summary>
    public static PersonId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <summary>Reads 32 hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static PersonId Parse(string s, IFormatProvider? provider = null) => TypedIds.Parse<PersonId>(s);

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out PersonId result) => TypedIds.TryParse(s, out result);

    /// <summary>32 hexadecimal digits, lower case: as it stands in addresses.</summary>
    public override string ToString() => TypedIds.Write(Value);
}
