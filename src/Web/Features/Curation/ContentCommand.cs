using System.CommandLine;
using System.CommandLine.Help;
using LearningMechanics.Web.Content;
using LearningMechanics.Web.Content.Formulas;
using LearningMechanics.Web.Content.Markdown;
using LearningMechanics.Web.Hosting;

namespace LearningMechanics.Web.Features.Curation;

/// <summary><c>lm content</c>: the curated files, read as a start of the site would read them. It needs no database.</summary>
internal static class ContentCommand
{
    private const int Flawed = 1;
    private const int Wrong = 2;

    public static Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var options = SiteOptions.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        return RunAsync(args, ContentFolder.Find(), Path.Combine(options.DataFolder, "cache"), Console.Out, Console.Error, cancellationToken);
    }

    /// <param name="args">What was typed.</param>
    /// <param name="folder">The content folder.</param>
    /// <param name="shelfFolder">Where formulas set before are kept.</param>
    /// <param name="output">Takes the one line of a sound content folder.</param>
    /// <param name="error">Takes what is wrong, a line each.</param>
    /// <param name="cancellationToken">Stops the reading of the command line; a check that has begun ends by itself.</param>
    internal static async Task<int> RunAsync(
        string[] args, string folder, string shelfFolder, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var check = new Command("check", "Read every problem, toy, page and result, and list what is wrong, each as path:line: message.");
        check.SetAction((_, _) => Task.FromResult(Check(folder, shelfFolder, output, error)));
        var root = new Command("lm", "Learning Mechanics, as its keeper meets it.")
        {
            new HelpOption { Recursive = true }, new Command("content", "The curated files in content/.") { check },
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, cancellationToken);
        foreach (var mistake in parsed.Errors)
            await error.WriteLineAsync($"lm content: {mistake.Message}");
        await error.WriteLineAsync("Type `lm content --help` to see what it takes.");
        return Wrong;
    }

    private static int Check(string folder, string shelfFolder, TextWriter output, TextWriter error)
    {
        var shelf = FormulaShelf.Open(shelfFolder);
        using var tex = new TexRenderer(shelf);
        try
        {
            var library = new ContentLoader(new MarkdownRenderer(tex)).Load(folder);
            output.WriteLine($"{Count(library.Problems.Count, "problem")}, {Count(library.Toys.Count, "toy")}, {Count(library.Pages.Count, "page")}: nothing wrong");
            return 0;
        }
        catch (ContentException flaws)
        {
            foreach (var flaw in flaws.Errors)
                error.WriteLine(flaw);
            return Flawed;
        }
        finally
        {
            shelf.Save();
        }
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
