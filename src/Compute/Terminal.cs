using Spectre.Console;

namespace LearningMechanics.Compute;

/// <summary>Where a command writes: results to one stream, errors and progress to the other.</summary>
/// <param name="Output">Results; may be a file or a pipe.</param>
/// <param name="Error">Errors and progress.</param>
/// <param name="IsOutputTerminal">Whether somebody reads the results on a screen.</param>
/// <param name="IsErrorTerminal">Whether somebody reads the errors on a screen.</param>
/// <param name="IsColourAllowed">False under NO_COLOR (no-color.org).</param>
/// <param name="Width">Columns.</param>
internal sealed record Terminal(
    TextWriter Output, TextWriter Error, bool IsOutputTerminal, bool IsErrorTerminal, bool IsColourAllowed, int Width)
{
    // Wide enough that a table written to a file is not folded.
    private const int WidthOfFiles = 160;

    /// <summary>The streams of this process.</summary>
    public static Terminal OfProcess()
    {
        var isCapable = Environment.GetEnvironmentVariable("TERM") != "dumb";
        var isOutputTerminal = isCapable && !Console.IsOutputRedirected;
        var isErrorTerminal = isCapable && !Console.IsErrorRedirected;
        return new Terminal(
            Console.Out, Console.Error, isOutputTerminal, isErrorTerminal,
            IsColourAllowed: string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            Width: isOutputTerminal || isErrorTerminal ? Math.Max(40, Console.WindowWidth) : WidthOfFiles);
    }

    /// <summary>A console for results.</summary>
    public IAnsiConsole OutputConsole() => ConsoleOn(Output, IsOutputTerminal);

    /// <summary>A console for progress.</summary>
    public IAnsiConsole ErrorConsole() => ConsoleOn(Error, IsErrorTerminal);

    private IAnsiConsole ConsoleOn(TextWriter writer, bool isTerminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isTerminal && IsColourAllowed ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
