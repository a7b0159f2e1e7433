using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace LearningMechanics.Web.Tests.Features.Results;

/// <summary>
/// What RO-Crate 1.1 and Process Run Crate 0.5 demand (MUST) of a crate that describes files and runs, as far as it can be seen
/// from the crate alone. Each objection names the rule.
/// </summary>
internal static class CrateRules
{
    private const string Metadata = "ro-crate-metadata.json";

    public static IReadOnlyList<string> Objections(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        var objections = new List<string>();
        if (archive.GetEntry(Metadata) is not { } entry)
            return ["2.1: the root holds no ro-crate-metadata.json"];
        using var stream = entry.Open();
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        if (!Texts(root, "@context").Contains("https://w3id.org/ro/crate/1.1/context"))
            objections.Add("3.1: @context does not name the RO-Crate 1.1 context");
        if (!root.TryGetProperty("@graph", out var graph) || graph.ValueKind != JsonValueKind.Array)
            return [.. objections, "3.1: there is no flat @graph"];
        var entities = graph.EnumerateArray().ToList();
        objections.AddRange(OfEntities(entities));
        var known = entities.Where(entity => Id(entity) is not null).GroupBy(entity => Id(entity)!).ToDictionary(group => group.Key, group => group.First());
        objections.AddRange(OfDescriptor(known));
        objections.AddRange(OfRoot(known));
        objections.AddRange(OfFiles(known, archive));
        objections.AddRange(OfRuns(known));
        return objections;
    }

    private static IEnumerable<string> OfEntities(List<JsonElement> entities)
    {
        foreach (var entity in entities)
        {
            if (Id(entity) is not { Length: > 0 } id)
                yield return "3.1: an entity has no @id";
            else if (!Texts(entity, "@type").Any())
                yield return $"3.1: {id} has no @type";
            if (entity.EnumerateObject().Any(property => IsNested(property.Value)))
                yield return $"3.1: {Id(entity)} nests an entity, and the graph is to be flat";
        }

        foreach (var twice in entities.GroupBy(Id).Where(group => group.Count() > 1))
            yield return $"3.1: {twice.Key} is described twice";
    }

    private static bool IsNested(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Any(IsNested),
        JsonValueKind.Object => value.EnumerateObject().Any(property => property.Name is not ("@id" or "@value" or "@type" or "@language")),
        _ => false,
    };

    private static IEnumerable<string> OfDescriptor(Dictionary<string, JsonElement> known)
    {
        if (!known.TryGetValue(Metadata, out var descriptor))
        {
            yield return "3.3: there is no metadata descriptor";
            yield break;
        }

        if (!Texts(descriptor, "@type").Contains("CreativeWork"))
            yield return "3.3: the descriptor's @type is not CreativeWork";
        if (!Refs(descriptor, "about").SequenceEqual(["./"]))
            yield return "3.3: the descriptor is not about ./";
        if (!Refs(descriptor, "conformsTo").Any(id => id.StartsWith("https://w3id.org/ro/crate/1.1", StringComparison.Ordinal)))
            yield return "3.3: the descriptor does not conform to 1.1";
    }

    private static IEnumerable<string> OfRoot(Dictionary<string, JsonElement> known)
    {
        if (!known.TryGetValue("./", out var root))
        {
            yield return "3.3: there is no root data entity";
            yield break;
        }

        if (!Texts(root, "@type").Contains("Dataset"))
            yield return "3.3: the root's @type is not Dataset";
        foreach (var name in (string[])["name", "description"])
            if (!Texts(root, name).Any(text => text.Length > 0))
                yield return $"3.4: the root has no {name}";
        if (Texts(root, "datePublished").ToList() is not [var date] || !DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, out _) || date.Length < 10)
            yield return "3.4: the root's datePublished is not one ISO 8601 date, to the day at least";
        if (Refs(root, "license").ToList() is not [var licence] || !known.ContainsKey(licence))
            yield return "3.4: the root's license is not an entity described here";
    }

    private static IEnumerable<string> OfFiles(Dictionary<string, JsonElement> known, ZipArchive archive)
    {
        var parts = known.TryGetValue("./", out var root) ? Refs(root, "hasPart").ToHashSet() : [];
        foreach (var (id, entity) in known)
        {
            if (!Texts(entity, "@type").Contains("File") || id.Contains("://", StringComparison.Ordinal))
                continue;
            if (!parts.Contains(id))
                yield return $"4.1: {id} cannot be reached from the root by hasPart";
            if (!Uri.IsWellFormedUriString(id, UriKind.Relative) || id.StartsWith('/') || id.Contains("..", StringComparison.Ordinal))
                yield return $"4.2: {id} is not a relative URI within the crate";
            if (archive.GetEntry(Uri.UnescapeDataString(id)) is not { } file)
                yield return $"4.2: {id} is not in the payload";
            else if (Texts(entity, "contentSize").FirstOrDefault() is { } size && size != file.Length.ToString(CultureInfo.InvariantCulture))
                yield return $"4.2: {id} has {file.Length} bytes in place of {size}";
        }

        foreach (var part in parts.Where(part => !known.ContainsKey(part)))
            yield return $"4.1: {part} is a part and is not described";
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith('/') || entry.FullName.Contains("..", StringComparison.Ordinal)))
            yield return $"2.1: {entry.FullName} leaves the crate";
    }

    private static IEnumerable<string> OfRuns(Dictionary<string, JsonElement> known)
    {
        var actions = known.Where(pair => Texts(pair.Value, "@type").Contains("CreateAction")).ToList();
        if (actions.Count == 0)
            yield break;
        if (!Refs(known["./"], "conformsTo").Any(id => id.StartsWith("https://w3id.org/ro/wfrun/process/", StringComparison.Ordinal) && known.TryGetValue(id, out var profile) && Texts(profile, "@type").Contains("CreativeWork")))
            yield return "process: the root does not conform to the profile, described as a CreativeWork";
        var mentioned = Refs(known["./"], "mentions").ToHashSet();
        foreach (var (id, action) in actions)
        {
            if (!mentioned.Contains(id))
                yield return $"process: the root does not mention {id}";
            if (Refs(action, "instrument").ToList() is not [var instrument] || !known.TryGetValue(instrument, out var tool)
                || !Texts(tool, "@type").Intersect(["SoftwareApplication", "SoftwareSourceCode", "ComputationalWorkflow"]).Any())
                yield return $"process: the instrument of {id} is not one piece of software";
            foreach (var reference in new[] { "object", "result", "agent" }.SelectMany(name => Refs(action, name)).Where(reference => !known.ContainsKey(reference)))
                yield return $"process: {reference} of {id} is not described";
            foreach (var time in new[] { "startTime", "endTime" }.SelectMany(name => Texts(action, name)).Where(time => !DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, out _)))
                yield return $"process: {time} of {id} is not a time in ISO 8601";
        }
    }

    private static string? Id(JsonElement entity) => entity.TryGetProperty("@id", out var id) ? id.GetString() : null;

    private static IEnumerable<string> Texts(JsonElement entity, string name) => Each(entity, name)
        .Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!);

    private static IEnumerable<string> Refs(JsonElement entity, string name) => Each(entity, name)
        .Where(value => value.ValueKind == JsonValueKind.Object).Select(Id).OfType<string>();

    private static List<JsonElement> Each(JsonElement entity, string name) =>
        !entity.TryGetProperty(name, out var value) ? [] : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
}
