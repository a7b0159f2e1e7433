using System.Formats.Tar;

namespace LearningMechanics.Web.Features.Dumps;

/// <summary>The files of a dump that have lines.</summary>
internal sealed class DumpFiles : IDisposable
{
    private static readonly string[] Names =
    [
        "problems.jsonl", "toys.jsonl", "results.jsonl", "versions.jsonl", "runs.jsonl", "people.jsonl",
        "status-changes.jsonl", "errata.jsonl", "tombstones.jsonl",
    ];

    private readonly Dictionary<string, DumpFile> files = Names.ToDictionary(name => name, _ => new DumpFile());

    public DumpFile this[string name] => files[name];

    public IReadOnlyDictionary<string, int> Lines => files.ToDictionary(file => file.Key, file => file.Value.Lines);

    public async Task PackAsync(TarWriter archive, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var name in Names)
            await files[name].PackAsync(archive, name, at, cancellationToken);
    }

    public void Dispose()
    {
        foreach (var file in files.Values)
            file.Dispose();
    }
}
