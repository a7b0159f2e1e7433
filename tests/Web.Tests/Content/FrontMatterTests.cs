using LearningMechanics.Web.Content;

namespace LearningMechanics.Web.Tests.Content;

public sealed class FrontMatterTests
{
    private readonly List<(int Line, string Message)> _reports = [];

    [Theory]
    [InlineData("a: &bomb [x, x]\nb: *bomb", 2, "an anchor (&name)")]
    [InlineData("a: x\nb: *bomb", 3, "an alias (*name)")]
    [InlineData("a: x\nb: !System.Diagnostics.Process {}", 3, "a tag (!name)")]
    public void Read_Cleverness_IsRefusedWithItsLine(string yaml, int line, string offence)
    {
        var front = Read(yaml);

        Assert.Null(front);
        Assert.Contains(_reports, report => report.Line == line && report.Message.StartsWith(offence, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_NotYaml_SaysWhere()
    {
        Assert.Null(Read("title: [unclosed"));
        Assert.Contains("the front matter is not YAML", Assert.Single(_reports).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Body_AfterFields_KnowsItsLine()
    {
        var front = FrontMatter.Read("---\ntitle: T\n---\nfirst\nsecond", Report)!;

        Assert.Equal("T", front.Required("title"));
        Assert.Equal((4, "first\nsecond"), (front.BodyLine, front.Body));
        Assert.Empty(_reports);
    }

    [Fact]
    public void Required_ListWhereTextBelongs_IsReportedOnItsLine()
    {
        var front = Read("summary: x\ntitle: [a, b]")!;

        Assert.Equal("", front.Required("title"));
        Assert.Equal((3, "'title' must be one piece of text, as in 'title: …'"), Assert.Single(_reports));
    }

    private FrontMatter? Read(string yaml) => FrontMatter.Read($"---\n{yaml}\n---\n", Report);

    private void Report(int line, string message) => _reports.Add((line, message));
}
