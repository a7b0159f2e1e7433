namespace LearningMechanics.Toys.DataSets;

/// <summary>Finds data sets by name; the host knows where their files live. Called from several threads, once per
/// repetition: keep what was read.</summary>
public interface IDataSource
{
    /// <summary>A data set, as <see cref="DataSetAsset.Parse"/> reads it.</summary>
    /// <param name="name">One of <see cref="KnownDataSet.All"/>.</param>
    /// <exception cref="DataSetException">It cannot be had; the message says why.</exception>
    DataSetAsset Load(string name);
}
