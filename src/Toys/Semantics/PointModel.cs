using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>A toy at one sweep point, as a graph: what to draw, train, measure and predict. Ready for an engine.</summary>
internal sealed record PointModel
{
    /// <summary>Values of all parameters here.</summary>
    public required IReadOnlyDictionary<string, double> Parameters { get; init; }

    /// <summary>Values of the swept ones.</summary>
    public required IReadOnlyDictionary<string, double> SweptParameters { get; init; }

    public required TensorGraph Graph { get; init; }

    public required ToyScope Scope { get; init; }

    /// <summary>Phases of training, one after the other; empty for a toy that trains nothing.</summary>
    public required ImmutableArray<TrainingPhase> Training { get; init; }

    public required ImmutableArray<MeasureModel> Measures { get; init; }

    public required ImmutableArray<PredictionModel> Predictions { get; init; }

    public required ImmutableArray<FitModel> Fits { get; init; }

    /// <summary>Whether numbers are 32 bits wide.</summary>
    public required bool IsSinglePrecision { get; init; }

    public int TotalSteps => Training.Sum(p => p.Steps);
}

/// <summary>One <c>train</c> statement.</summary>
internal sealed record TrainingPhase
{
    /// <summary>Number of updates; for a flow, number of samples apart by <see cref="FlowTime"/>.</summary>
    public required int Steps { get; init; }

    /// <summary>Stops the phase early when true (checked before each step), or null.</summary>
    public Node? Until { get; init; }

    /// <summary>Every trained weight's next value; for a flow its velocity.</summary>
    public required ImmutableArray<(Node Weight, Node Next)> Updates { get; init; }

    /// <summary>What the optimizer remembers: a leaf, its value at the start of the phase, its next value.</summary>
    public ImmutableArray<(Node Leaf, Node Initial, Node Next)> States { get; init; } = [];

    /// <summary>What one step adds to <c>t</c>; a scalar.</summary>
    public required Node LearningRate { get; init; }

    /// <summary>The time between samples of a gradient flow integrated with error control; null for discrete optimizers.</summary>
    public double? FlowTime { get; init; }
}

/// <summary>One <c>measure</c>.</summary>
internal sealed record MeasureModel
{
    public required string Name { get; init; }

    public required Node Value { get; init; }

    /// <summary>Steps at which it is sampled, ascending; [0] without training.</summary>
    public required ImmutableArray<int> Steps { get; init; }

    /// <summary>Whether those steps lie evenly (otherwise densely early).</summary>
    public required bool IsLinear { get; init; }

    /// <summary>Mean over this many steps up to the sample.</summary>
    public int Averaged { get; init; } = 1;

    /// <summary>The vector's own horizontal axis, or null.</summary>
    public Node? Against { get; init; }

    public required SourceSpan Span { get; init; }
}

/// <summary>One <c>predict</c>: a theory for a measure (at every sampled step) or an observe (once).</summary>
internal sealed record PredictionModel
{
    public required string Target { get; init; }

    /// <summary>The rival's name; empty for a toy's only theory.</summary>
    public required string Theory { get; init; }

    /// <summary>The predicted value; null where only divergence is predicted.</summary>
    public Node? Value { get; init; }

    /// <summary>Whether blow-up is predicted at this point: a truth scalar known before running, or null.</summary>
    public bool Diverges { get; init; }

    public required SourceSpan Span { get; init; }
}

/// <summary>One <c>fit</c>: a constant of a theory chosen on a calibration window.</summary>
internal sealed record FitModel
{
    public required string Name { get; init; }

    /// <summary>The leaf that stands for it in predictions.</summary>
    public required Node Leaf { get; init; }

    public double Low { get; init; }

    public double High { get; init; }

    public bool IsLogarithmic { get; init; }

    /// <summary>The values to choose from, or empty for an interval.</summary>
    public ImmutableArray<double> Choices { get; init; } = [];

    /// <summary>The measure it is fitted to.</summary>
    public required string From { get; init; }

    /// <summary>Truth scalar in <c>step</c>, <c>t</c> and params: where the calibration window is; null means everywhere.</summary>
    public Node? Where { get; init; }
}
