using System.Text;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Compute.Toys;

/// <summary>A toy's text read from disk, or one sentence about why it could not be.</summary>
internal abstract record ToyFile
{
    // The largest toy of the catalogue is under 10 KB; this only keeps /dev/zero and a mistaken data file out.
    private const int MostBytes = 16 << 20;

    private ToyFile()
    {
    }

    public static ToyFile Read(string path)
    {
        if (Directory.Exists(path))
            return new Unreadable($"{path} is a folder: name a toy in it, for example {Path.Combine(path, "my.toy")}.");
        try
        {
            using var stream = File.OpenRead(path);
            return Decode(path, ReadCapped(stream));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Unreadable($"{path} does not exist: check the name, or give the path from {Environment.CurrentDirectory}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Unreadable($"{path} cannot be read: {e.Message.TrimEnd('.')}.");
        }
    }

    private static byte[] ReadCapped(FileStream stream)
    {
        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; content.Length <= MostBytes && (count = stream.Read(buffer)) > 0;)
            content.Write(buffer, 0, count);
        return content.ToArray();
    }

    private static ToyFile Decode(string path, byte[] bytes)
    {
        if (bytes.Length > MostBytes)
            return new Unreadable($"{path} is larger than 16 MB: a toy is a short text; is this a data file?");
        var text = bytes.AsSpan();
        if (text.StartsWith(Encoding.UTF8.Preamble))
            text = text[Encoding.UTF8.Preamble.Length..];
        try
        {
            var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return new Text(new SourceText(path, strict.GetString(text)));
        }
        catch (DecoderFallbackException e)
        {
            var line = text[..Math.Clamp(e.Index, 0, text.Length)].Count((byte)'\n') + 1;
            return new Unreadable($"{path}:{line}: not UTF-8 text (byte 0x{e.BytesUnknown?[0]:x2}): save the file as UTF-8.");
        }
    }

    /// <summary>The text, under the name errors will use.</summary>
    public sealed record Text(SourceText Source) : ToyFile;

    /// <summary>It could not be read.</summary>
    /// <param name="Why">One sentence with the mend.</param>
    public sealed record Unreadable(string Why) : ToyFile;
}
