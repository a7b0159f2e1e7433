using LearningMechanics.Compute.Toys;

namespace LearningMechanics.Compute.Tests.Toys;

public sealed class ToyFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lm-toy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void File_WithByteOrderMarkAndGreek_IsReadAsItsText()
    {
        var path = Write([0xEF, 0xBB, 0xBF, .. "let η = 1"u8]);

        var text = Assert.IsType<ToyFile.Text>(ToyFile.Read(path));

        Assert.Equal("let η = 1", text.Source.Text);
        Assert.Equal(path, text.Source.FileName);
    }

    [Fact]
    public void File_Missing_IsNamed() => Refused(Path.Combine(_folder, "none.toy"), "does not exist");

    [Fact]
    public void Folder_InPlaceOfAFile_IsNamed() => Refused(_folder, "is a folder");

    [Fact]
    public void File_ThatIsNotUtf8_IsNamedWithItsLine() => Refused(Write([.. "toy\nlet "u8, 0xFF, .. "\n"u8]), ":2: not UTF-8 text (byte 0xff)");

    [Fact]
    public void Device_WithoutEnd_IsRefused() => Refused("/dev/zero", "larger than 16 MB");

    private static void Refused(string path, string sentence)
    {
        var why = Assert.IsType<ToyFile.Unreadable>(ToyFile.Read(path)).Why;
        Assert.StartsWith(path, why);
        Assert.Contains(sentence, why);
    }

    private string Write(byte[] content)
    {
        var path = Path.Combine(_folder, "a.toy");
        File.WriteAllBytes(path, content);
        return path;
    }
}
