using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
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

internal sealed class ProblemSlugConverter() : ValueConverter<ProblemSlug, string>(
    slug => slug.Value, value => ProblemSlug.Parse(value, null));

internal sealed class ResultNumberConverter() : ValueConverter<ResultNumber, int>(number => number.Value, value => new(value));

internal sealed class HandleConverter() : ValueConverter<Handle, string>(
    handle => handle.Value, value => Handle.Parse(value, null));

internal sealed class RunKeyConverter() : ValueConverter<RunKey, string>(
    key => key.ToString(), value => RunKey.Parse(value, null));

internal sealed class PayerConverter() : ValueConverter<Payer, string>(payer => payer.Value, value => Payer.From(value));

internal sealed class RunAllowanceConverter() : ValueConverter<RunAllowance, string>(
    allowance => allowance.Name, value => RunAllowance.Named(value));

/// <summary>Enums stand in the database as words, so that a query by hand reads well and a reordering changes nothing.</summary>
internal sealed class LowerCaseConverter<TEnum>() : ValueConverter<TEnum, string>(
    value => value.ToString().ToLowerInvariant(), value => Enum.Parse<TEnum>(value, true))
    where TEnum : struct, Enum;
