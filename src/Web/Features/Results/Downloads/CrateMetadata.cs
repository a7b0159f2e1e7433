using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.Results;
using LearningMechanics.Toys.Charts;

namespace LearningMechanics.Web.Features.Results.Downloads;

/// <summary>
/// The metadata of a crate: RO-Crate 1.1, and Process Run Crate 0.5 for how the numbers came about. The run is the action; the
/// engine is its instrument, toy, key and settings its objects, the measured files its results.
/// </summary>
internal sealed class CrateMetadata
{
    public const string FileName = "ro-crate-metadata.json";
    public const string Profile = "https://w3id.org/ro/wfrun/process/0.5";
    private const string Licence = "https://creativecommons.org/licenses/by/4.0/";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ShownResult shown;
    private readonly string address;
    private readonly IReadOnlyList<CrateFile> files;
    private readonly JsonArray graph = [];

    private CrateMetadata(ShownResult shown, string address, IReadOnlyList<CrateFile> files) => (this.shown, this.address, this.files) = (shown, address, files);

    public static byte[] Write(ShownResult shown, string address, IReadOnlyList<CrateFile> files)
    {
        var metadata = new CrateMetadata(shown, address, files);
        var document = new JsonObject
        {
            ["@context"] = new JsonArray("https://w3id.org/ro/crate/1.1/context", "https://w3id.org/ro/terms/workflow-run/context"),
            ["@graph"] = metadata.Graph(),
        };
        return Encoding.UTF8.GetBytes(document.ToJsonString(Readable) + "\n");
    }

    private JsonArray Graph()
    {
        graph.Add(Entity(FileName, "CreativeWork", ("conformsTo", Ref("https://w3id.org/ro/crate/1.1")), ("about", Ref("./"))));
        graph.Add(Root());
        graph.Add(Entity(Licence, "CreativeWork", ("name", "Creative Commons Attribution 4.0 International"), ("identifier", Licence)));
        graph.Add(Entity("#site", "Organization", ("name", "Learning Mechanics")));
        foreach (var file in files)
        {
            graph.Add(Entity(
                file.Path, "File", ("name", file.Title), ("encodingFormat", file.MediaType),
                ("contentSize", file.Content.Length.ToString(CultureInfo.InvariantCulture)), ("sha256", Convert.ToHexStringLower(SHA256.HashData(file.Content)))));
        }

        var people = shown.Authors.Concat(shown.View.Runs.Select(run => shown.View.People[run.RequestedBy])).DistinctBy(person => person.Person);
        foreach (var person in people)
            graph.Add(Person(person));
        if (Runs.Count > 0)
            AddRuns();
        return graph;
    }

    /// <summary>Runs that have ended with numbers: its own, and every replication.</summary>
    private List<RunOfResult> Runs => shown.Report is null ? [] : [.. shown.View.Runs.Where(run => run.Run.State == RunState.Completed)];

    private JsonObject Root()
    {
        var root = Entity(
            "./", "Dataset",
            ("name", $"Result {shown.Name}: {shown.Version.Claim}"),
            ("description", $"{shown.Version.Claim} What would disprove it: {shown.Version.Disproof}{(shown.Version.Headline.Length > 0 ? $" What was found: {shown.Version.Headline}." : "")}"),
            ("datePublished", Time(shown.Version.PublishedAt ?? shown.Version.LockedAt)),
            ("dateCreated", Time(shown.Version.LockedAt)),
            ("license", Ref(Licence)),
            ("identifier", shown.Name.ToString()),
            ("url", address),
            ("version", shown.Version.Version.ToString(CultureInfo.InvariantCulture)),
            ("author", Refs(shown.Authors.Select(PersonId))),
            ("publisher", Ref("#site")),
            ("hasPart", Refs(files.Select(file => file.Path))));
        if (Runs.Count > 0)
        {
            root["conformsTo"] = Ref(Profile);
            root["mentions"] = Refs(Runs.Select(RunRef));
        }

        return root;
    }

    private void AddRuns()
    {
        graph.Add(Entity(Profile, "CreativeWork", ("name", "Process Run Crate"), ("version", "0.5")));
        foreach (var engine in Runs.Select(run => run.Run.Engine ?? "").Distinct())
        {
            graph.Add(Entity(
                EngineRef(engine), "SoftwareApplication", ("name", $"Learning Mechanics engine, {engine}"), ("softwareVersion", engine.Split(' ')[^1]), ("url", address)));
        }

        foreach (var run in Runs)
            AddRun(run);
    }

    private void AddRun(RunOfResult run)
    {
        var id = run.Run.Id.ToString();
        var values = Inputs(run.Run, id).ToList();
        foreach (var (valueId, name, value) in values)
            graph.Add(Entity(valueId, "PropertyValue", ("name", name), ("value", value)));
        var action = Entity(
            RunRef(run), "CreateAction",
            ("name", run.IsReplication ? "Replication" : "The run that the verdict comes from"),
            ("description", run.Outcome),
            ("instrument", Ref(EngineRef(run.Run.Engine ?? ""))),
            ("agent", Ref(PersonId(shown.View.People[run.RequestedBy]))),
            ("object", Refs(["toy.toy", .. values.Select(value => value.Id)])),
            ("startTime", Time(run.Run.StartedAt ?? run.Run.QueuedAt)),
            ("endTime", Time(run.Run.EndedAt ?? run.Run.QueuedAt)),
            ("actionStatus", Ref("http://schema.org/CompletedActionStatus")));
        if (!run.IsReplication)
            action["result"] = Refs(files.Select(file => file.Path).Where(path => path is "report.json" or "record.json" or "values.csv"));
        graph.Add(action);
    }

    private static IEnumerable<(string Id, string Name, JsonNode Value)> Inputs(Run run, string id)
    {
        yield return ($"#key-{id}", "key", run.Key.ToString());
        yield return ($"#seeds-{id}", "seeds", run.Seeds);
        foreach (var (name, value) in run.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
            yield return ($"#set-{Uri.EscapeDataString(name)}-{id}", name, NumberText.Exact(value));
    }

    private static JsonObject Person(Credit person)
    {
        var entity = Entity(PersonId(person), "Person", ("name", person.Name));
        if (person.Affiliation.Length > 0)
            entity["description"] = person.Affiliation;
        return entity;
    }

    private static string PersonId(Credit person) => person.Orcid.Length > 0 ? $"https://orcid.org/{person.Orcid}" : $"#person-{person.Handle}";

    private static string RunRef(RunOfResult run) => $"#run-{run.Run.Id}";

    private static string EngineRef(string engine) => $"#engine-{Uri.EscapeDataString(engine.Replace(' ', '-'))}";

    private static JsonObject Entity(string id, string type, params IEnumerable<(string Name, JsonNode? Value)> properties)
    {
        var entity = new JsonObject { ["@id"] = id, ["@type"] = type };
        foreach (var (name, value) in properties)
            entity[name] = value;
        return entity;
    }

    private static JsonObject Ref(string id) => new() { ["@id"] = id };

    private static JsonArray Refs(IEnumerable<string> ids) => new([.. ids.Select(Ref)]);

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
