using System.Diagnostics;
using System.Text.Json.Nodes;

namespace LearningMechanics.Compute.Tests.Toys;

/// <summary>The same toy and key give the same bits on any number of threads and any width of the machine's vectors.</summary>
public sealed class SameBitsTests
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "LearningMechanics.Compute.dll");

    public static TheoryData<string, string> Toys() => new()
    {
        { "kernel-ridge.toy", "--seeds 6" },
        { "edge-of-stability.toy", "--seeds 3 --set steps=400" },
    };

    [Theory, MemberData(nameof(Toys))]
    public void Run_OnOneAndTwoThreads_HasTheSameBits(string toy, string options) =>
        Assert.Equal(Numbers(toy, options + " --threads 1"), Numbers(toy, options + " --threads 2"));

    [Theory, MemberData(nameof(Toys))]
    public void Run_WithNarrowerVectors_HasTheSameBits(string toy, string options)
    {
        var widest = Numbers(toy, options);

        Assert.Equal(widest, Numbers(toy, options, "DOTNET_EnableAVX512F", "DOTNET_EnableAVX512"));
    }

    /// <summary>The report without what a clock put into it.</summary>
    private static string Numbers(string toy, string options, params string[] switchedOff)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{Assembly}\" toy run \"{Path.Combine(Content(), toy)}\" {options} --json -")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in switchedOff)
            start.Environment[name] = "0";
        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        var report = JsonNode.Parse(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        Assert.True(report is not null, complaints.Result);
        report.AsObject().Remove("seconds");
        return report.ToJsonString();
    }

    private static string Content()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "content", "toys") is var found && Directory.Exists(found))
                return found;
        throw new DirectoryNotFoundException("The tests must run from inside a checkout.");
    }
}
