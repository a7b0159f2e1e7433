using System.Text;

namespace LearningMechanics.Domain.Results;

/// <summary>Reads comma-separated values as RFC 4180 writes them: cells in double quotes may hold commas, line ends and doubled quotes.</summary>
internal static class CsvRows
{
    /// <summary>Every row that is not blank, with the line it begins on, from 1; null cells where a quote is never closed.</summary>
    public static IEnumerable<(int Line, List<string>? Cells)> Of(string text)
    {
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var begins = line;
            var cells = new List<string>();
            if (!ReadRow(text, ref at, ref line, cells))
            {
                yield return (begins, null);
                yield break;
            }

            if (cells.Count > 1 || cells[0].Trim().Length > 0)
                yield return (begins, cells);
        }
    }

    private static bool ReadRow(string text, ref int at, ref int line, List<string> cells)
    {
        const int end = -1;
        var cell = new StringBuilder();
        var isQuoted = false;
        while (true)
        {
            var c = at < text.Length ? text[at++] : end;
            if (c == '\n')
                line++;
            if (isQuoted && c == end)
                return false;
            if (isQuoted && c == '"' && at < text.Length && text[at] == '"')
            {
                cell.Append('"');
                at++;
            }
            else if (c == '"' && (isQuoted || cell.Length == 0))
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && (c is end or ',' or '\n'))
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (c != ',')
                    return true;
            }
            else
            {
                cell.Append((char)c);
            }
        }
    }
}
