using LearningMechanics.Toys.DataSets;

namespace LearningMechanics.Toys.Tests.Functions.DataSets;

/// <summary>As many images as the real data set has, each of which says in its first two pixels which it is.</summary>
internal sealed class NumberedImages : IDataSource
{
    public DataSetAsset Load(string name)
    {
        var known = KnownDataSet.Find(name);
        var size = known.Height * known.Width;
        var (pixels, labels) = (new byte[known.Count * size], new byte[known.Count]);
        for (var i = 0; i < known.Count; i++)
            (pixels[i * size], pixels[i * size + 1], pixels[i * size + 2], labels[i]) = ((byte)(i / 100), (byte)(i % 100), 255, (byte)(i % 10));
        return new DataSetAsset(name, known.Count, known.Height, known.Width, pixels, labels);
    }

    /// <summary>Numbers of the images in rows of pixels.</summary>
    public static int[] Of(double[] pixels, int size) =>
        [.. pixels.Chunk(size).Select(row => (int)Math.Round(row[0] * 255) * 100 + (int)Math.Round(row[1] * 255))];
}
