using LearningMechanics.Toys.DataSets;

namespace LearningMechanics.Toys.Tests;

/// <summary>The data sets that the build writes to artifacts/datasets.</summary>
internal sealed class TestDataSets : IDataSource
{
    public static TestDataSets Source { get; } = new();

    public DataSetAsset Load(string name) => DataSetAsset.Parse(
        name, File.ReadAllBytes(Path.Combine(RepositoryFolder.Path, "artifacts", "datasets", KnownDataSet.Find(name).FileName)));
}
