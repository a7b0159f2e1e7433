namespace LearningMechanics.Compute.Toys.Reproduction;

/// <summary>A toy of the catalogue that does not compile or cannot be run.</summary>
internal sealed class CatalogueException(string message, Exception? inner = null) : Exception(message, inner);
