namespace LearningMechanics.Toys;

/// <summary>How a measure or observe is drawn.</summary>
/// <param name="Name">The measure or observe.</param>
/// <param name="Axis"><c>step</c>, <c>t</c>, a swept parameter, or <c>against</c> for a vector's own axis.</param>
/// <param name="IsHorizontalLogarithmic">Logarithmic horizontal axis.</param>
/// <param name="IsVerticalLogarithmic">Logarithmic vertical axis.</param>
public sealed record ToyPlot(string Name, string Axis, bool IsHorizontalLogarithmic, bool IsVerticalLogarithmic);
