using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Tests.Syntax;

/// <summary>Short ways to parse inside a test.</summary>
internal static class Parsed
{
    /// <summary>Parses a whole file.</summary>
    public static ParseResult File(string text) => Parser.Parse(new SourceText("a.toy", text));

    /// <summary>Parses the lines under a title and expects no error.</summary>
    public static IReadOnlyList<Statement> Statements(string lines)
    {
        var result = File("toy \"t\"\n" + lines);
        Assert.Empty(result.Diagnostics);
        return [.. result.Syntax.Statements.Skip(1)];
    }

    /// <summary>Parses one statement and expects no error.</summary>
    public static T Statement<T>(string line) => Assert.IsType<T>(Assert.Single(Statements(line)));

    /// <summary>Parses one expression and expects no error.</summary>
    public static Expression Expression(string text) => Statement<LetStatement>("let x = " + text).Value;

    /// <summary>The errors of the lines under a title, as they are shown, with line 1 the first of these lines.</summary>
    public static IEnumerable<string> Errors(string lines) =>
        File("toy \"t\"\n" + lines).Diagnostics.Select(error => $"{error.Line - 1}:{error.Column}: {Shown(error)}");

    private static string Shown(Diagnostic error) => error.Text.Length == 0 ? error.Message : $"{error.Text}: {error.Message}";
}
