using LearningMechanics.Toys;

namespace LearningMechanics.Bench.Engines;

/// <summary>A computation of any number of equal steps, stated twice: as a toy and as a request to the twin.</summary>
internal interface IWorkload
{
    string Name { get; }

    /// <summary>Repetitions at once; one thread where there is one, all cores where there are more.</summary>
    int Seeds { get; }

    Toy ToyOf(int steps);

    TwinRequest RequestOf(int steps);
}
