using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LearningMechanics.House.Tests;

public sealed partial class ContainerTests
{
    private static readonly YamlMappingNode Compose = ReadCompose();

    public static TheoryData<string> Dockerfiles =>
        [.. House.Files.Where(f => Path.GetFileName(f) == "Dockerfile")];

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void Dockerfile_CopiesOnlyWhatIsThere(string dockerfile)
    {
        var sources = Copy().Matches(House.Read(dockerfile))
            .SelectMany(m => m.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^1]).ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources, s => Assert.True(s.Contains('*', StringComparison.Ordinal) ? AnyMatch(s) : House.Exists(s), $"{dockerfile} copies {s}, which is not there."));
    }

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void Dockerfile_PublishesAProjectAndStartsItsAssembly(string dockerfile)
    {
        var text = House.Read(dockerfile);
        var project = Publish().Match(text).Groups[1].Value;

        Assert.True(House.Exists(project), $"{dockerfile} publishes {project}, which is not there.");
        Assert.Contains($"\"/app/LearningMechanics.{Path.GetFileName(project)}.dll\"", text);
    }

    [Fact]
    public void Worker_FindsTheDataSetsBesideItself()
    {
        var dockerfile = House.Read("src/Compute/Dockerfile");
        var maker = House.Read("tools/build-datasets.mjs");
        var finder = House.Read("src/Compute/DataSets/FileDataSource.cs");

        Assert.Contains("RUN node tools/build-datasets.mjs", dockerfile);
        Assert.Contains("join(root, 'artifacts', 'datasets')", maker);
        Assert.Contains("COPY --from=datasets /source/artifacts/datasets /app/datasets", dockerfile);
        Assert.Contains("Path.Combine(AppContext.BaseDirectory, \"datasets\")", finder);
    }

    [Fact]
    public void Services_AreBuiltFromWhatIsThere()
    {
        var builds = Services().Select(s => s.Service).Where(s => s.Children.ContainsKey("build")).Select(s => (YamlMappingNode)s["build"]).ToList();

        Assert.NotEmpty(builds);
        Assert.All(builds, b => Assert.True(House.Exists(Path.Combine(b["context"].ToString(), b["dockerfile"].ToString()))));
    }

    [Fact]
    public void Services_DependOnServicesAndMountVolumesThatAreDeclared()
    {
        var names = Services().Select(s => s.Name).ToHashSet();
        var volumes = ((YamlMappingNode)Compose["volumes"]).Children.Keys.Select(k => k.ToString()).ToHashSet();
        foreach (var (name, service) in Services())
        {
            Assert.Empty(Names(service, "depends_on").Except(names));
            Assert.Empty(Names(service, "volumes").Select(v => v.Split(':')[0]).Except(volumes));
            Assert.True(service.Children.ContainsKey("image") || service.Children.ContainsKey("build"), $"{name} has neither image nor build.");
        }
    }

    [Fact]
    public void Services_AreTheDatabaseTheSiteAndTheWorkers() =>
        Assert.Equal(["gpu-worker", "postgres", "web", "worker"], Services().Select(s => s.Name).Order());

    private static IEnumerable<(string Name, YamlMappingNode Service)> Services() =>
        ((YamlMappingNode)Compose["services"]).Children.Select(s => (s.Key.ToString(), (YamlMappingNode)s.Value));

    private static IEnumerable<string> Names(YamlMappingNode service, string key) =>
        !service.Children.TryGetValue(key, out var node) ? []
        : node is YamlMappingNode mapping ? mapping.Children.Keys.Select(k => k.ToString())
        : ((YamlSequenceNode)node).Children.Select(c => c.ToString());

    private static YamlMappingNode ReadCompose()
    {
        var stream = new YamlStream();
        stream.Load(new MergingParser(new Parser(new StringReader(House.Read("docker-compose.yml")))));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static bool AnyMatch(string pattern) =>
        Directory.EnumerateFileSystemEntries(Path.Combine(House.Root, Path.GetDirectoryName(pattern)!), Path.GetFileName(pattern)).Any();

    [GeneratedRegex(@"^COPY (?!--from)(.+)$", RegexOptions.Multiline)]
    private static partial Regex Copy();

    [GeneratedRegex(@"dotnet publish (\S+)")]
    private static partial Regex Publish();
}
