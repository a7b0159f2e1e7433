namespace LearningMechanics.Toys;

/// <summary>A number the reader may change: a slider, a sweep axis, a <c>--set</c>.</summary>
/// <param name="Name">Its name in the toy.</param>
/// <param name="Value">The value in force: the declared one or the one set over it.</param>
/// <param name="Low">Smallest allowed value, or null where the toy sets no range.</param>
/// <param name="High">Largest allowed value, or null.</param>
/// <param name="IsLogarithmic">Whether a slider moves on a logarithmic scale.</param>
/// <param name="IsInteger">Whether only integers are allowed.</param>
/// <param name="Label">Words for readers, or null.</param>
public sealed record ToyParameter(
    string Name, double Value, double? Low, double? High, bool IsLogarithmic, bool IsInteger, string? Label);
