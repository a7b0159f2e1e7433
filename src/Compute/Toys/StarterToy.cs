using System.Text;

namespace LearningMechanics.Compute.Toys;

/// <summary>The toy that <c>lm toy new</c> writes, into a file that is not there yet.</summary>
internal static class StarterToy
{
    private const string Extension = ".toy";
    private const string DefaultName = "my-toy";

    /// <summary>Its text.</summary>
    public static string Text { get; } = ReadText();

    /// <summary>The file meant by what was typed: with the ending of toys, which nobody need type.</summary>
    public static string PathFor(string? typed)
    {
        var path = string.IsNullOrWhiteSpace(typed) ? DefaultName : typed.Trim();
        return path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? path : path + Extension;
    }

    /// <summary>Writes the toy, or answers one sentence about why not. A file that exists is left alone.</summary>
    public static string? Write(string path)
    {
        if (Directory.Exists(path))
            return $"{path} is a folder: name the toy in it, for example {Path.Combine(path, DefaultName + Extension)}.";
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(Encoding.UTF8.GetBytes(Text));
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return $"{path}: the folder {Path.GetDirectoryName(path)} does not exist: make it first, or choose another.";
        }
        catch (IOException) when (File.Exists(path))
        {
            return $"{path} is there already and was left as it is: choose another name, or move it away.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"{path} cannot be written: {e.Message.TrimEnd('.')}.";
        }
    }

    private static string ReadText()
    {
        using var stream = typeof(StarterToy).Assembly.GetManifestResourceStream("starter.toy")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
