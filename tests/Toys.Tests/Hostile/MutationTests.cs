using System.Diagnostics;
using System.Text;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Tests.Hostile;

/// <summary>Shipped toys with a few bytes changed: whatever comes of it, it is a toy or a list of sentences, and soon.</summary>
public sealed class MutationTests
{
    /// <summary>A mutant that still compiles is run if it costs less than this: a fraction of a second.</summary>
    private const double CheapEnough = 2e7;

    /// <summary>A refusal takes a few milliseconds; this catches a hang on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static TheoryData<string> Shipped()
    {
        var data = new TheoryData<string>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Path, "content", "toys"), "*.toy").Order(StringComparer.Ordinal))
            data.Add(Path.GetFileName(path));
        return data;
    }

    [Theory, MemberData(nameof(Shipped))]
    public void ShippedToy_BytesChanged_IsAToyOrSentences(string name) => Mutate(name, 200, seed: 1);

    [Theory, MemberData(nameof(Shipped)), Trait("Length", "Long")]
    public void ShippedToy_ManyBytesChanged_IsAToyOrSentences(string name) => Mutate(name, 1000, seed: 2);

    private static void Mutate(string name, int count, int seed)
    {
        var bytes = File.ReadAllBytes(Path.Combine(RepositoryFolder.Path, "content", "toys", name));
        var random = new System.Random(seed);
        for (var i = 0; i < count; i++)
        {
            var text = Encoding.UTF8.GetString(Mutant(bytes, random));
            var clock = Stopwatch.StartNew();
            var compilation = Toy.Compile(text, name);
            Assert.True(clock.Elapsed < Patience, $"mutant {i} of {name} took {clock.Elapsed} to compile:\n{text}");
            Assert.True((compilation.Toy is null) == (compilation.Diagnostics.Count > 0), text);
            if (compilation.Toy is { } toy && toy.Price.Operations < CheapEnough)
                RunOrRefuse(toy);
        }
    }

    private static void RunOrRefuse(Toy toy)
    {
        try
        {
            _ = toy.Judge(toy.Run(new RunSettings { Threads = 1 }));
        }
        catch (ToyRunFailedException refusal)
        {
            Assert.NotEmpty(refusal.Message);
        }
    }

    private static byte[] Mutant(byte[] original, System.Random random)
    {
        var bytes = original.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(place);
                    break;
                case 2:
                    bytes.Insert(place, (byte)"0123456789()[],.:=~+-*/^@<>\n \"abcnw"[random.Next(35)]);
                    break;
                default:
                    var (from, length) = (random.Next(bytes.Count), random.Next(1, 12));
                    bytes.InsertRange(place, bytes.Skip(from).Take(length).ToArray());
                    break;
            }
        }

        return [.. bytes];
    }
}
