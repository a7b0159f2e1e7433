namespace LearningMechanics.Bench;

/// <summary>A table, written row by row, so that a long measurement shows what it has.</summary>
internal sealed class Sheet
{
    private readonly int[] _widths;

    public Sheet(params (string Title, int Width)[] columns)
    {
        _widths = [.. columns.Select(c => c.Width)];
        Write([.. columns.Select(c => c.Title)]);
        Console.WriteLine(new string('─', _widths.Sum() + 2 * (_widths.Length - 1)));
    }

    /// <summary>The first cell to the left, numbers to the right.</summary>
    public void Write(params string[] cells) =>
        Console.WriteLine(string.Join("  ", cells.Select((c, i) => i == 0 ? c.PadRight(_widths[i]) : c.PadLeft(_widths[i]))).TrimEnd());
}
