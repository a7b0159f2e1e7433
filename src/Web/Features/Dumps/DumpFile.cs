using System.Formats.Tar;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LearningMechanics.Web.Features.Dumps;

/// <summary>One file of a dump while it is filled: on disk, since the runs' series need not fit into memory.</summary>
internal sealed class DumpFile : IDisposable
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    private readonly FileStream content = new(Path.GetTempFileName(), new FileStreamOptions
    {
        Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
    });

    /// <summary>Lines so far.</summary>
    public int Lines { get; private set; }

    /// <summary>Adds one line.</summary>
    public async Task AddAsync<T>(T line, JsonTypeInfo<T> contract, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(content, line, contract, cancellationToken);
        await EndAsync(cancellationToken);
    }

    /// <summary>Adds one line of parts that are JSON already; empty parts are null.</summary>
    public async Task AddAsync(IEnumerable<(string Name, ReadOnlyMemory<byte> Json)> parts, CancellationToken cancellationToken)
    {
        await using (var writer = new Utf8JsonWriter(content))
        {
            writer.WriteStartObject();
            foreach (var (name, json) in parts)
            {
                writer.WritePropertyName(name);
                if (json.IsEmpty)
                    writer.WriteNullValue();
                else
                    writer.WriteRawValue(json.Span, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        await EndAsync(cancellationToken);
    }

    /// <summary>Puts it into the archive.</summary>
    public async Task PackAsync(TarWriter archive, string name, DateTimeOffset at, CancellationToken cancellationToken)
    {
        content.Position = 0;
        await PackAsync(archive, name, content, at, cancellationToken);
    }

    /// <summary>Puts a text into the archive.</summary>
    public static async Task PackAsync(TarWriter archive, string name, string text, DateTimeOffset at, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await PackAsync(archive, name, bytes, at, cancellationToken);
    }

    public void Dispose() => content.Dispose();

    private static Task PackAsync(TarWriter archive, string name, Stream content, DateTimeOffset at, CancellationToken cancellationToken) =>
        archive.WriteEntryAsync(
            new PaxTarEntry(TarEntryType.RegularFile, $"{DumpReadme.Folder}/{name}")
            {
                DataStream = content,
                ModificationTime = at,
                Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
            },
            cancellationToken);

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        await content.WriteAsync(LineEnd, cancellationToken);
        Lines++;
    }
}
