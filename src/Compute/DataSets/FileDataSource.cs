using System.Collections.Concurrent;
using LearningMechanics.Toys.DataSets;

namespace LearningMechanics.Compute.DataSets;

/// <summary>Data sets as files of one folder, each read once.</summary>
internal sealed class FileDataSource(string folder) : IDataSource
{
    private const string FolderVariable = "LM_DATASETS";

    private readonly ConcurrentDictionary<string, Lazy<DataSetAsset>> assets = [];

    /// <summary>The folder that LM_DATASETS names; else the one beside the program, or the one that the build fills in the
    /// checkout that the program lies in.</summary>
    public static FileDataSource Find()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named)
            return new FileDataSource(named);
        var beside = Path.Combine(AppContext.BaseDirectory, "datasets");
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
            if (Path.Combine(above.FullName, "artifacts", "datasets") is var built && Directory.Exists(built))
                return new FileDataSource(built);
        return new FileDataSource(beside);
    }

    public DataSetAsset Load(string name) =>
        assets.GetOrAdd(name, key => new Lazy<DataSetAsset>(() => Read(key), LazyThreadSafetyMode.PublicationOnly)).Value;

    /// <summary>Where a data set's file lies, or would.</summary>
    public string PathOf(string name) => Path.Combine(folder, KnownDataSet.Find(name).FileName);

    private DataSetAsset Read(string name)
    {
        var path = PathOf(name);
        try
        {
            return DataSetAsset.Parse(name, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataSetException(
                $"{name} cannot be had here: {path} cannot be read. In a checkout, `npm ci && node tools/build-datasets.mjs` makes it; elsewhere, {FolderVariable} names the folder it lies in.", e);
        }
    }
}
