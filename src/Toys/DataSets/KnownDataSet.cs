namespace LearningMechanics.Toys.DataSets;

/// <summary>A data set of the language: what it holds, and which bytes it is. A changed file is another data set.</summary>
/// <param name="Name">The function that gives it.</param>
/// <param name="Count">Images there are.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Sha256">Of the file, lower-case hexadecimal.</param>
public sealed record KnownDataSet(string Name, int Count, int Height, int Width, string Sha256)
{
    /// <summary>Handwritten digits averaged down to 8×8.</summary>
    public static KnownDataSet Digits { get; } =
        new("digits", 10_000, 8, 8, "0508a68c467492b37dd3867fa7fd0a9c6f8bd5d886c08af66a14766bf8599e04");

    /// <summary>Handwritten digits as MNIST has them.</summary>
    public static KnownDataSet Mnist { get; } =
        new("mnist", 10_000, 28, 28, "96779327fe9e47f7268c07c568c55dadcbfbd67ccf4275e0da9876dd5d1636a1");

    /// <summary>Every data set.</summary>
    public static IReadOnlyList<KnownDataSet> All { get; } = [Digits, Mnist];

    /// <summary>What its file is called, wherever files lie.</summary>
    public string FileName => $"{Name}.bin";

    /// <summary>The data set of a name.</summary>
    /// <exception cref="DataSetException">There is none.</exception>
    public static KnownDataSet Find(string name) =>
        All.FirstOrDefault(d => d.Name == name)
        ?? throw new DataSetException($"There is no data set {name}; there are {string.Join(", ", All.Select(d => d.Name))}.");
}
