using System.Text;
using LearningMechanics.Domain.Results;

namespace LearningMechanics.Domain.Tests.Results;

public sealed class AttachmentReaderTests
{
    [Theory]
    [InlineData("rates.csv", "eta,measured,predicted\n0.1,19.7,20\n0.2,9.9,10\n", 2)]
    [InlineData("rates.CSV", "\uFEFF predicted ,measured\r\n1e-3,-2\r\n\r\n", 1)]
    [InlineData("rates.csv", "note,measured,predicted\n\"a, \"\"b\"\"\nc\",1,2\n", 1)]
    [InlineData("rates.csv", "measured,predicted\n1,2", 1)]
    [InlineData("rates.json", """[{"measured": 1.5, "predicted": 1}, {"predicted": 2, "measured": 3e-2, "__proto__": {}}]""", 2)]
    public void Read_Table_IsTakenUnderItsHash(string name, string text, int rows)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        var taken = Assert.IsType<AttachmentOutcome.Taken>(AttachmentReader.Read(name, bytes));

        Assert.Equal(rows, taken.Rows);
        Assert.Equal((Attachment.Of(bytes).Hash, name, bytes.Length), (taken.File.Hash, taken.File.Name, taken.File.Bytes));
    }

    [Theory]
    [InlineData("model.pt", "measured,predicted\n1,2", "'model.pt' is not taken: attach a file that ends in .csv or .json.")]
    [InlineData("picture.svg", "<svg onload=\"alert(1)\"/>", "'picture.svg' is not taken: attach a file that ends in .csv or .json.")]
    [InlineData(".csv", "measured,predicted\n1,2", "'.csv' is not taken: attach a file that ends in .csv or .json.")]
    [InlineData("a.csv", "x,measured\n1,2", "'a.csv': its first line has no column `predicted`: name the columns there, such as eta,measured,predicted.")]
    [InlineData("a.csv", "measured,predicted\n", "'a.csv': it has no row below its first line.")]
    [InlineData("a.csv", "", "'a.csv': it has no row below its first line.")]
    [InlineData("a.csv", "measured,predicted\n1,2\n1,n/a", "'a.csv': line 3, column `predicted`: 'n/a' is not a finite number.")]
    [InlineData("a.csv", "measured,predicted\nNaN,2", "'a.csv': line 2, column `measured`: 'NaN' is not a finite number.")]
    [InlineData("a.csv", "measured,predicted\n1e309,2", "'a.csv': line 2, column `measured`: '1e309' is not a finite number.")]
    [InlineData("a.csv", "measured,predicted\n1", "'a.csv': line 2, column `predicted`: '' is not a finite number.")]
    [InlineData("a.csv", "measured,predicted\n=HYPERLINK(\"x\"),1", "'a.csv': line 2, column `measured`: '=HYPERLINK(\"x\")' is not a finite number.")]
    [InlineData("a.csv", "measured,predicted\n\"1,2\n3,4", "'a.csv': the quote that opens on line 2 is never closed.")]
    [InlineData("a.json", "{}", "'a.json': it is not an array: write [{\"measured\": 1.2, \"predicted\": 1.1}, …].")]
    [InlineData("a.json", "[]", "'a.json': its array is empty.")]
    [InlineData("a.json", "[1]", "'a.json': row 1 is not an object with `measured` and `predicted`.")]
    [InlineData("a.json", "[{\"measured\": 1}]", "'a.json': row 1, there is no `predicted`.")]
    [InlineData("a.json", "[{\"measured\": 1e309, \"predicted\": 1}]", "'a.json': row 1, `measured`: 1e309 is not a finite number.")]
    [InlineData("a.json", "[{\"measured\": \"1\", \"predicted\": 1}]", "'a.json': row 1, `measured`: 1 is not a finite number.")]
    [InlineData("a.json", "[{\"measured\": 1, \"predicted\": NaN}]", "'a.json' is not JSON: it breaks off at line 1, byte 31.")]
    public void Read_SomethingElse_SaysWhereAndWhat(string name, string text, string sentence) =>
        Assert.Equal(sentence, Refusal(name, Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Read_BytesThatAreNoText_AreRefused() =>
        Assert.Equal("'a.csv' is not text in UTF-8: save it as UTF-8 and attach it again.", Refusal("a.csv", [0xFF, 0xFE, 0x80]));

    [Fact]
    public void Read_DeepJson_IsRefused() =>
        Assert.StartsWith("'a.json' is not JSON", Refusal("a.json", Encoding.UTF8.GetBytes(new string('[', 100_000))), StringComparison.Ordinal);

    [Fact]
    public void Read_OneRowTooMany_IsRefused()
    {
        var text = new StringBuilder("measured,predicted\n").Insert("measured,predicted\n".Length, "1,2\n", AttachmentReader.MostRows + 1);

        Assert.Equal("'a.csv': it has more than 100,000 rows: thin it out, and link the whole.", Refusal("a.csv", Encoding.UTF8.GetBytes(text.ToString())));
    }

    [Fact]
    public void Read_OneByteTooMany_IsRefused() =>
        Assert.Equal(
            "'a.csv' has 5.2 MB and 5 MB are allowed: leave out what is not needed, or link it.", Refusal("a.csv", new byte[Attachment.LargestBytes + 1]));

    private static string Refusal(string name, byte[] content) => Assert.IsType<AttachmentOutcome.Refused>(AttachmentReader.Read(name, content)).Why;
}
