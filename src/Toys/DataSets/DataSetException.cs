namespace LearningMechanics.Toys.DataSets;

/// <summary>A data set cannot be had here, or its file is not the one that was shipped.</summary>
public sealed class DataSetException(string message, Exception? cause = null) : Exception(message, cause);
