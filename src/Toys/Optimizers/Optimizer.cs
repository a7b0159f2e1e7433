using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Optimizers;

/// <summary>A way to train. One file each: name, meaning as a transformation of the graph, documentation;
/// <see cref="OptimizerLibrary"/> finds it, nothing else has to be edited.</summary>
internal abstract class Optimizer
{
    public string Name => Signature.Name;

    /// <summary>Name and parameters as documented, for example <c>"momentum(lr?, beta?)"</c>.</summary>
    public abstract Signature Signature { get; }

    /// <summary>Meaning, defaults and source, in Markdown, for the reference page.</summary>
    public abstract string Summary { get; }

    /// <summary>A short runnable toy body: statements without the <c>toy</c> line, ending in a check that holds. Tests run it.</summary>
    public abstract string Example { get; }

    /// <summary>One <c>train</c> statement as updates of the weights.</summary>
    /// <exception cref="ToyError">An argument makes no sense.</exception>
    public abstract TrainingPhase Train(OptimizerCall call);
}
