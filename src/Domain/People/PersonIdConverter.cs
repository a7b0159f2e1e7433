using System.ComponentModel;
using System.Globalization;

namespace LearningMechanics.Domain.People;

/// <summary>Reads a <see cref="PersonId"/> where a library knows a key only by its type, as account stores do.</summary>
public sealed class PersonIdConverter : TypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? PersonId.Parse(text) : base.ConvertFrom(context, culture, value);
}
