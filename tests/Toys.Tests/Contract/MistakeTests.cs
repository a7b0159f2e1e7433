namespace LearningMechanics.Toys.Tests.Contract;

/// <summary>One mistake at a time, for every statement and many functions: where it is and what is said of it, in
/// <c>mistakes-untrained.txt</c> and <c>mistakes-trained.txt</c>. A line at the margin is a statement; those indented under it
/// are all that the compiler may say.</summary>
public sealed class MistakeTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Path, "tests", "Toys.Tests", "Contract");

    public static TheoryData<string, string> Untrained() => Read("mistakes-untrained.txt");

    public static TheoryData<string, string> Trained() => Read("mistakes-trained.txt");

    [Theory, MemberData(nameof(Untrained))]
    public void Mistake_InAToyThatMeasures_GetsItsSentence(string statements, string sentences) =>
        Assert.Equal(sentences, Diagnostics(MistakeToys.Around(statements, isTrained: false)));

    [Theory, MemberData(nameof(Trained))]
    public void Mistake_InAToyThatTrains_GetsItsSentence(string statements, string sentences) =>
        Assert.Equal(sentences, Diagnostics(MistakeToys.Around(statements, isTrained: true)));

    private static string Diagnostics(string text) =>
        string.Join("\n", Toy.Compile(text).Diagnostics.Select(d => $"{d.Line}:{d.Column}: {d.Message}"));

    private static TheoryData<string, string> Read(string file)
    {
        var data = new TheoryData<string, string>();
        var (statements, sentences) = ("", new List<string>());
        foreach (var line in File.ReadLines(Path.Combine(Folder, file)).Append("end"))
        {
            if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                sentences.Add(line.Trim());
                continue;
            }

            if (sentences.Count > 0)
                data.Add(statements, string.Join("\n", sentences));
            (statements, sentences) = (line, []);
        }

        return data;
    }
}
