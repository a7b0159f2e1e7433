using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LearningMechanics.Toys.DataSets;

/// <summary>A data set as shipped, in the file's own order.</summary>
/// <param name="Name">The function that gives it.</param>
/// <param name="Count">Images there are.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Pixels">Count × Height × Width bytes, row-major; 255 stands for 1.</param>
/// <param name="Labels">A class for each image, from 0.</param>
public sealed record DataSetAsset(
    string Name, int Count, int Height, int Width, ReadOnlyMemory<byte> Pixels, ReadOnlyMemory<byte> Labels)
{
    private const int HeaderLength = 12;

    /// <summary>Reads a file and makes sure that it is the one the language was built with.</summary>
    /// <remarks>Twelve bytes of header, <c>LMDS</c>, the count (32 bits, little-endian), height and width (16 bits each);
    /// then the pixels, then the labels.</remarks>
    /// <exception cref="DataSetException">The name or the bytes are not those of a data set of the language.</exception>
    public static DataSetAsset Parse(string name, ReadOnlySpan<byte> bytes)
    {
        var known = KnownDataSet.Find(name);
        var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return found == known.Sha256
            ? Read(name, bytes)
            : throw new DataSetException(
                $"The file of {name} is not the one this version of the language knows: its SHA-256 is {found}, not {known.Sha256}. Fetch or build it anew.");
    }

    /// <summary>As <see cref="Parse"/>, for any bytes.</summary>
    internal static DataSetAsset Read(string name, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength || !bytes[..4].SequenceEqual("LMDS"u8))
            throw new DataSetException($"The file of {name} does not begin as a data set does.");
        long count = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        var (height, width) = (BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]));
        var pixels = count * height * width;
        if (bytes.Length != HeaderLength + pixels + count)
            throw new DataSetException($"The file of {name} has {bytes.Length} bytes, not the {HeaderLength + pixels + count} that its header tells of.");
        var contents = bytes[HeaderLength..].ToArray();
        return new DataSetAsset(name, (int)count, height, width, contents.AsMemory(0, (int)pixels), contents.AsMemory((int)pixels));
    }
}
