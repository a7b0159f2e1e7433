namespace LearningMechanics.Storage.LocalPostgres;

/// <summary>How careful the private server is.</summary>
/// <param name="IsDurable">Whether a committed row survives a power cut. Only tests do without.</param>
public sealed record LocalPostgresSettings(bool IsDurable)
{
    /// <summary>For everything people do.</summary>
    public static LocalPostgresSettings Durable { get; } = new(true);

    /// <summary>For tests: commits do not wait for the disk. A killed server still loses nothing, a power cut may.</summary>
    public static LocalPostgresSettings ForTests { get; } = new(false);

    internal string Write(string socketFolder) =>
        $"""
        # Written anew at every start.
        listen_addresses = ''
        unix_socket_directories = '"{socketFolder.Replace("'", "''", StringComparison.Ordinal)}"'
        unix_socket_permissions = 0700
        max_connections = 100
        shared_buffers = 128MB
        timezone = 'UTC'
        log_timezone = 'UTC'
        logging_collector = off
        fsync = {(IsDurable ? "on" : "off")}
        full_page_writes = {(IsDurable ? "on" : "off")}
        synchronous_commit = {(IsDurable ? "on" : "off")}

        """;
}
