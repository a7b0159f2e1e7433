using System.Text.Json;
using System.Text.Json.Serialization;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Tests.Contract;

/// <summary>Whole toys, written from the language's contract and not from its code. Each says what must come of it in comments:
/// <c># expect NAME [of THEORY]: verdict</c>, or <c># error LINE:COLUMN: part of the sentence</c>.</summary>
public sealed class ContractTests
{
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static readonly string Folder = Path.Combine(RepositoryFolder.Path, "tests", "Toys.Tests", "Contract");

    public static TheoryData<string> Right() => Names(line => line.StartsWith("# expect ", StringComparison.Ordinal));

    public static TheoryData<string> Wrong() => Names(line => line.StartsWith("# error ", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Right))]
    public void RightToy_Run_GetsItsVerdicts(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));
        var compilation = Toy.Compile(text, name);
        Assert.True(compilation.Toy is not null, string.Join("\n", compilation.Diagnostics));

        var record = compilation.Toy.Run(new RunSettings());
        var report = compilation.Toy.Judge(record);

        var expected = Expectations(text, "# expect ").Order(StringComparer.Ordinal);
        var verdicts = report.Checks.Select(c => $"{c.Target}{(c.Theory == "theory" ? "" : $" of {c.Theory}")}: {c.Verdict.ToString().ToLowerInvariant()}");
        Assert.Equal(string.Join("\n", expected), string.Join("\n", verdicts.Order(StringComparer.Ordinal)));
        AssertPredictedAnew(compilation.Toy, record);
    }

    /// <summary>Whatever a worker says that a theory predicts, the key says it better.</summary>
    private static void AssertPredictedAnew(Toy toy, RunRecord record)
    {
        var forged = record with
        {
            Points = [.. record.Points.Select(p => p with { Seeds = [.. p.Seeds.Select(s => s with { Predicted = [] })] })],
        };

        var replayed = toy.WithPredictions(forged);

        Assert.Equal(JsonSerializer.Serialize(record.Points, Json), JsonSerializer.Serialize(replayed.Points, Json));
    }

    [Theory, MemberData(nameof(Wrong))]
    public void WrongToy_Compiled_GetsItsSentences(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));

        var diagnostics = Toy.Compile(text, name).Diagnostics.Select(d => $"{d.Line}:{d.Column}: {d.Message}").ToArray();

        var expected = Expectations(text, "# error ").ToArray();
        Assert.True(expected.Length == diagnostics.Length, string.Join("\n", diagnostics));
        foreach (var (sentence, diagnostic) in expected.Zip(diagnostics))
            Assert.StartsWith(sentence, diagnostic, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Expectations(string text, string prefix) =>
        text.Split('\n').Where(l => l.StartsWith(prefix, StringComparison.Ordinal)).Select(l => l[prefix.Length..].Trim());

    private static TheoryData<string> Names(Func<string, bool> hasLine)
    {
        var data = new TheoryData<string>();
        foreach (var path in Directory.EnumerateFiles(Folder, "*.toy").Order(StringComparer.Ordinal))
            if (File.ReadLines(path).Any(hasLine))
                data.Add(Path.GetFileName(path));
        return data;
    }
}
