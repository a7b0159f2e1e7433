namespace LearningMechanics.Compute.Toys;

/// <summary>A file that a run will fill: opened, and so found writable, before the run; taken away again if it stays empty.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string? _newFile;
    private FileStream? _stream;

    public OutputFile(string path)
    {
        var isNew = !File.Exists(path);
        _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write);
        _newFile = isNew ? path : null;
    }

    /// <summary>Writes the whole content, in place of what was there.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_stream is null, this);
        // A pipe or a device has no length to cut.
        if (_stream.CanSeek)
            _stream.SetLength(0);
        await _stream.WriteAsync(content, cancellationToken);
        await _stream.DisposeAsync();
        _stream = null;
    }

    public void Dispose()
    {
        if (_stream is null)
            return;
        _stream.Dispose();
        _stream = null;
        if (_newFile is not null)
            File.Delete(_newFile);
    }
}
