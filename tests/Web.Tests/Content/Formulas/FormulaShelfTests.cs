using LearningMechanics.Web.Content.Formulas;

namespace LearningMechanics.Web.Tests.Content.Formulas;

public sealed class FormulaShelfTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shelf").FullName;

    [Fact]
    public void Save_ThenOpen_FindsTheFormulaInItsStyleAlone()
    {
        var shelf = FormulaShelf.Open(_folder);
        using (var tex = new TexRenderer(shelf))
            tex.Render(@"\beta_{17}", isDisplay: false);
        shelf.Save();

        var again = FormulaShelf.Open(_folder);
        Assert.Contains("<math", again.Find(@"\beta_{17}", isDisplay: false)?.Html, StringComparison.Ordinal);
        Assert.Null(again.Find(@"\beta_{17}", isDisplay: true));
    }

    [Fact]
    public void Render_OnTheShelf_IsTakenFromIt()
    {
        var shelf = FormulaShelf.Open(_folder);
        shelf.Put("x_{kept}", isDisplay: false, new TexOutcome.Rendered("as it was"));
        using var tex = new TexRenderer(shelf);

        Assert.Equal("as it was", Assert.IsType<TexOutcome.Rendered>(tex.Render("x_{kept}", isDisplay: false)).Html);
    }

    [Fact]
    public void Put_AfterSave_IsNotKept()
    {
        var shelf = FormulaShelf.Open(_folder);
        shelf.Save();
        shelf.Put("x_{late}", isDisplay: false, new TexOutcome.Rendered("a stranger's"));

        Assert.Null(shelf.Find("x_{late}", isDisplay: false));
    }

    [Fact]
    public void Open_TornFile_BeginsAnew()
    {
        var shelf = FormulaShelf.Open(_folder);
        shelf.Put("y", isDisplay: false, new TexOutcome.Rendered("y"));
        shelf.Save();
        var file = Assert.Single(Directory.GetFiles(_folder));
        File.WriteAllText(file, File.ReadAllText(file)[..^3]);

        Assert.Null(FormulaShelf.Open(_folder).Find("y", isDisplay: false));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
