using System.Text.Json;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Storage.Runs;

/// <summary>A completed run with the exact text that was run and the judgement as JSON.</summary>
public sealed record WholeRun(RunSnapshot Run, string Text, string ReportJson)
{
    /// <summary>The judgement, read.</summary>
    public RunReport Report => JsonSerializer.Deserialize(ReportJson, RunOutputJson.Default.RunReport)!;
}
