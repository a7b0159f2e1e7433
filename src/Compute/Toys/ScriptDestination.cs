using LearningMechanics.Compute.DataSets;
using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Export;

namespace LearningMechanics.Compute.Toys;

/// <summary>Where an exported script goes, and with it the data sets that it reads.</summary>
/// <param name="path">A file, or null for standard output.</param>
/// <param name="terminal">Where to write and complain.</param>
internal sealed class ScriptDestination(string? path, Terminal terminal)
{
    /// <summary>Writes the script, and beside it its data sets.</summary>
    /// <returns>The exit status.</returns>
    public int Write(ExportOutcome.Script script)
    {
        if (path is null)
        {
            terminal.Output.Write(script.Text);
            foreach (var set in script.DataSets)
                terminal.Error.WriteLine($"The script reads {set.FileName} from the folder it lies in; with --out PATH the file is put there.");
            return ExitStatus.Success;
        }

        try
        {
            File.WriteAllText(path, script.Text);
            foreach (var set in script.DataSets)
                File.Copy(FileDataSource.Find().PathOf(set.Name), Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, set.FileName), overwrite: true);
            return ExitStatus.Success;
        }
        catch (DataSetException e)
        {
            return Refuse(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refuse($"--out {path}: cannot be written: {e.Message.TrimEnd('.')}.");
        }
    }

    private int Refuse(string why)
    {
        terminal.Error.WriteLine(DiagnosticPrinter.Printable(why));
        return ExitStatus.Wrong;
    }
}
