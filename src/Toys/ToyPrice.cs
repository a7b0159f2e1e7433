namespace LearningMechanics.Toys;

/// <summary>What a run costs at most, known from the text before anything is allocated.</summary>
/// <param name="ExperimentOperations">Floating-point operations of training and measuring, all points and seeds.</param>
/// <param name="TheoryOperations">Floating-point operations of the predictions, all points and seeds.</param>
/// <param name="PeakBytes">Memory of the largest sweep point for one seed.</param>
/// <param name="Seconds">Estimated seconds on one core of a current server.</param>
public sealed record ToyPrice(double ExperimentOperations, double TheoryOperations, double PeakBytes, double Seconds)
{
    /// <summary>All operations.</summary>
    public double Operations => ExperimentOperations + TheoryOperations;
}
