using System.Net;
using LearningMechanics.Domain;

namespace LearningMechanics.Web.Hosting;

/// <summary>Everything about a site that its keeper decides. The rest are constants with a reason.</summary>
public sealed record SiteOptions
{
    private const int DefaultPort = 5080;

    /// <summary>Where the site keeps its database, tokens and logs (<c>LM_DATA</c>).</summary>
    public required string DataFolder { get; init; }

    /// <summary>The address it listens on (<c>LM_BIND</c>); this machine alone unless told otherwise.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The port it listens on (<c>LM_PORT</c>); 0 takes any that is free.</summary>
    public required int Port { get; init; }

    /// <summary>A database of the keeper's own (<c>ConnectionStrings__LearningMechanics</c>); null for the private one.</summary>
    public required string? ConnectionString { get; init; }

    /// <summary>Reads what the environment says.</summary>
    /// <exception cref="StartRefusedException">Something it says makes no sense; all of it is listed.</exception>
    public static SiteOptions Read(IConfiguration configuration)
    {
        var mistakes = new List<string>();
        var port = DefaultPort;
        if (configuration["LM_PORT"] is { Length: > 0 } givenPort && !(int.TryParse(givenPort, out port) && port is >= 0 and <= 65535))
            mistakes.Add($"LM_PORT = {givenPort}: must be a whole number in 0…65535.");
        var address = IPAddress.Loopback;
        if (configuration["LM_BIND"] is { Length: > 0 } givenAddress && !IPAddress.TryParse(givenAddress, out address))
            mistakes.Add($"LM_BIND = {givenAddress}: must be an address such as 127.0.0.1, or 0.0.0.0 for every network.");
        if (mistakes.Count > 0)
            throw new StartRefusedException(string.Join(Environment.NewLine, mistakes));
        return new SiteOptions
        {
            DataFolder = Path.GetFullPath(configuration["LM_DATA"] is { Length: > 0 } folder ? folder : DefaultDataFolder()),
            Address = address ?? IPAddress.Loopback,
            Port = port,
            ConnectionString = configuration.GetConnectionString("LearningMechanics") is { Length: > 0 } given ? given : null,
        };
    }

    /// <summary>Beside the solution while it is run from its source, else beside whoever starts it.</summary>
    private static string DefaultDataFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LearningMechanics.sln")))
                return Path.Combine(folder.FullName, ".lm", "data");
        }

        return Path.Combine(Environment.CurrentDirectory, ".lm", "data");
    }
}
