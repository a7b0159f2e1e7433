using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Engine;

/// <summary>Whatever executes the graphs of a toy. All engines are tested against each other.</summary>
internal interface IEngine
{
    /// <summary>For example <c>managed</c>.</summary>
    string Name { get; }

    /// <summary>Changes whenever the numbers may.</summary>
    string Version { get; }

    /// <summary>Runs every repetition at every sweep point. Blocks.</summary>
    /// <param name="points">The sweep points.</param>
    /// <param name="seeds">Repetitions of each, numbered from <see cref="RunSettings.FirstSeed"/>.</param>
    /// <param name="settings">Key and threads.</param>
    /// <param name="observer">Told of everything as it happens.</param>
    /// <param name="cancellationToken">Ends the run within a tenth of a second or so.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="ToyRunFailedException">The toy cannot be run: too dear, or a mistake that only its numbers show.</exception>
    IReadOnlyList<PointRecord> Run(
        IReadOnlyList<PointModel> points, int seeds, RunSettings settings, IRunObserver? observer, CancellationToken cancellationToken);
}
