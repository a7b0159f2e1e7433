using System.CommandLine;
using System.Globalization;
using System.Text;

namespace LearningMechanics.Compute.Toys.Reproduction;

/// <summary><c>lm toy reproduce</c>: runs the catalogue and writes down what came of it.</summary>
internal static class ReproduceCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("FOLDER")
        {
            Description = "Toys with their pages; content/toys if not given.",
            DefaultValueFactory = _ => Path.Combine("content", "toys"),
        };
        var document = new Option<string>("--out")
        {
            Description = "What to write; docs/reproductions.md if not given.",
            HelpName = "PATH",
            DefaultValueFactory = _ => Path.Combine("docs", "reproductions.md"),
        };
        var command = new Command("reproduce", "Run every toy of the catalogue and write what is claimed beside what came of it.")
        {
            folder, document,
        };
        command.SetAction((parsed, cancellationToken) => Task.Factory.StartNew(
            () => Run(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(document), terminal, cancellationToken),
            cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        return command;
    }

    private static int Run(string folder, string document, Terminal terminal, CancellationToken cancellationToken)
    {
        var catalogue = Catalogue.Open(folder);
        if (catalogue.Errors.Count > 0)
            return Refuse(catalogue.Errors, terminal);
        try
        {
            using var file = new OutputFile(document);
            var toys = RunAll(catalogue, terminal, cancellationToken);
            file.WriteAsync(Encoding.UTF8.GetBytes(ReproductionTable.Write(toys)), CancellationToken.None).GetAwaiter().GetResult();
            return Conclude(toys, document, terminal);
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine($"Stopped; {document} was left as it was.");
            return ExitStatus.Interrupted;
        }
        catch (Exception e) when (e is CatalogueException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Refuse([e is CatalogueException ? e.Message : $"{document} cannot be written: {e.Message.TrimEnd('.')}."], terminal);
        }
    }

    private static List<Reproduced> RunAll(Catalogue catalogue, Terminal terminal, CancellationToken cancellationToken)
    {
        var toys = new List<Reproduced>();
        foreach (var toy in catalogue.Run(TimeProvider.System, cancellationToken))
        {
            toys.Add(toy);
            terminal.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{toys.Count} of {catalogue.Count}  {toy.Name}: {toy.Outcome}, {toy.Seconds:0.0} s"));
        }

        return toys;
    }

    private static int Conclude(List<Reproduced> toys, string document, Terminal terminal)
    {
        terminal.Output.WriteLine($"Wrote {document}: {toys.Count} toys in {Amounts.Seconds(toys.Sum(toy => toy.Seconds))}.");
        var disagreements = toys.SelectMany(toy => toy.Disagreements()).ToList();
        foreach (var sentence in disagreements)
            terminal.Output.WriteLine(sentence);
        return disagreements.Count == 0 ? ExitStatus.Success : ExitStatus.NotHeld;
    }

    private static int Refuse(IEnumerable<string> errors, Terminal terminal)
    {
        foreach (var error in errors)
            terminal.Error.WriteLine(error);
        return ExitStatus.Wrong;
    }
}
