using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace LearningMechanics.House.Tests.Script;

/// <summary>Who started whom, as /proc tells it.</summary>
[SupportedOSPlatform("linux")]
internal static class Processes
{
    public static IEnumerable<int> ChildrenOf(int id) =>
        File.Exists($"/proc/{id}/task/{id}/children")
            ? File.ReadAllText($"/proc/{id}/task/{id}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => int.Parse(c, CultureInfo.InvariantCulture))
            : [];

    public static string CommandOf(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>Command lines of the processes that work in a data folder: they name it in their arguments or environment.</summary>
    public static IReadOnlyList<string> OfFolder(string folder) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Where(id => Names(id, folder)).Select(CommandOf),
    ];

    private static bool Names(int id, string folder)
    {
        try
        {
            return CommandOf(id).Contains(folder, StringComparison.Ordinal)
                || File.ReadAllText($"/proc/{id}/environ").Contains(folder, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public static void Signal(int id, string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
