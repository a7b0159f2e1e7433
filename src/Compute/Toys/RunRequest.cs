using LearningMechanics.Compute.DataSets;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Toys;

/// <summary>What <c>lm toy run</c> or <c>lm toy plot</c> was asked for, as typed.</summary>
internal sealed record RunRequest
{
    public required string File { get; init; }
    public IReadOnlyList<string> Assignments { get; init; } = [];
    public int? Seeds { get; init; }
    public string? Key { get; init; }
    public int? Look { get; init; }
    public string? Json { get; init; }
    public string? Csv { get; init; }
    public int Threads { get; init; }

    /// <summary>Where the charts go, <c>-</c> for standard output; null where none are drawn.</summary>
    public string? Chart { get; init; }

    // Verdicts need two seeds and are settled by dozens; a million rows of anything is a mistyped number.
    private const int MostSeeds = 100_000;

    /// <summary>Whether the JSON is the only thing standard output may carry.</summary>
    public bool IsJsonToOutput => Json == "-";

    /// <summary>Whether the drawing is the only thing standard output may carry.</summary>
    public bool IsChartToOutput => Chart == "-";

    /// <summary>A sentence for every option that cannot be taken.</summary>
    public IEnumerable<string> Errors()
    {
        if (Seeds is < 1 or > MostSeeds)
            yield return $"--seeds {Seeds}: must be in 1..{MostSeeds}.";
        if (Look is < 1 or > SeedLook.Most)
            yield return $"--look {Look}: must be in 1..{SeedLook.Most}.";
        else if (Look is { } look && Seeds is { } all && all % (1 << (look - 1)) != 0)
            yield return $"--seeds {all} --look {look}: look {look} is taken at {1 << (look - 1)} times the first number of repetitions, which {all} is not.";
        if (Key is not null && !RunKey.TryParse(Key, null, out _))
            yield return $"--key {Key}: not a run key; write 1 to 32 hexadecimal digits, for example --key 5eed.";
        if (Chart is not null && ChartFile.Error(Chart) is { } wrongChart)
            yield return wrongChart;
        if (IsJsonToOutput && IsChartToOutput)
            yield return "--out - and --json -: standard output takes one of them; give the other a path.";
        if (Threads < 0)
            yield return $"--threads {Threads}: must be 1 or more, or 0 for all cores.";
    }

    /// <summary>Which look the verdict is, once there are no errors.</summary>
    /// <param name="declared">Repetitions that the toy itself asks for.</param>
    public SeedLook LookFor(int declared) =>
        Look is { } number ? SeedLook.At(Seeds is { } all ? all >> (number - 1) : declared, number) : SeedLook.Only;

    /// <summary>The settings, once there are no errors.</summary>
    public RunSettings Settings() => new()
    {
        Key = Key is null ? RunKey.Zero : RunKey.Parse(Key),
        Seeds = Seeds,
        Threads = Threads,
        DataSets = FileDataSource.Find(),
    };
}
