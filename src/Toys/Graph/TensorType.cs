namespace LearningMechanics.Toys.Graph;

/// <summary>Shape of a tensor and what its elements are. Truth values are stored as 0 and 1.</summary>
internal readonly record struct TensorType(Shape Shape, bool IsTruth = false)
{
    public static TensorType Scalar => new(Shape.Scalar);

    public override string ToString() => Shape.ToString();
}
