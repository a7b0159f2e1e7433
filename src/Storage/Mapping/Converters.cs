using LearningMechanics.Domain;
using LearningMechanics.Toys.Runs;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LearningMechanics.Storage.Mapping;

internal sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From(value))
    where TId : struct, ITypedId<TId>
{
    // An expression tree cannot call a static member of an interface itself.
    private static TId From(Guid value) => TId.From(value);
}

internal sealed class ToySlugConverter() : ValueConverter<ToySlug, string>(
    slug => slug.Value, value => ToySlug.Parse(value, null));

internal sealed class RunKeyConverter() : ValueConverter<RunKey, string>(
    key => key.ToString(), value => RunKey.Parse(value, null));

/// <summary>Enums stand in the database as words, so that a query by hand reads well and a reordering changes nothing.</summary>
internal sealed class LowerCaseConverter<TEnum>() : ValueConverter<TEnum, string>(
    value => value.ToString().ToLowerInvariant(), value => Enum.Parse<TEnum>(value, true))
    where TEnum : struct, Enum;
