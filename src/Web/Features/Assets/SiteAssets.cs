using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace LearningMechanics.Web.Features.Assets;

/// <summary>The files that pages load, all under one hash: they may be kept for ever, and a new build never meets an old file.</summary>
public sealed class SiteAssets
{
    private readonly FrozenDictionary<string, SiteAsset> _files;

    private SiteAssets(FrozenDictionary<string, SiteAsset> files, string version)
    {
        (_files, Version) = (files, version);
    }

    /// <summary>Names this set of files.</summary>
    public string Version { get; }

    /// <summary>The address of a file; relative addresses inside stylesheets and scripts keep working below it.</summary>
    /// <exception cref="InvalidOperationException">There is no such file.</exception>
    public string Url(string name) => _files.ContainsKey(name)
        ? $"/assets/{Version}/{name}"
        : throw new InvalidOperationException($"There is no asset '{name}': the front end was not built, or build.mjs does not make it.");

    public SiteAsset? Find(string name) => _files.GetValueOrDefault(name);

    /// <summary>Reads the assets beside the executable.</summary>
    public static SiteAssets Load() => Load(Path.Combine(AppContext.BaseDirectory, "assets"));

    public static SiteAssets Load(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = new Dictionary<string, SiteAsset>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var content = File.ReadAllBytes(path);
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(name));
            hash.AppendData(content);
            files.Add(name, new SiteAsset(ContentType(name), content));
        }

        return new SiteAssets(files.ToFrozenDictionary(StringComparer.Ordinal), Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);
    }

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        ".png" => "image/png",
        ".wasm" => "application/wasm",
        ".json" => "application/json",
        _ => "application/octet-stream",
    };
}

/// <summary>One file, compressed when it is first asked for.</summary>
public sealed class SiteAsset(string contentType, byte[] content)
{
    private readonly Lazy<byte[]?> _brotli = new(() => contentType.StartsWith("font/", StringComparison.Ordinal) ? null : Compress(content));

    public string ContentType => contentType;

    public byte[] Content => content;

    /// <summary>The same in Brotli; null where that does not pay.</summary>
    public byte[]? Brotli => _brotli.Value;

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, new BrotliCompressionOptions { Quality = 9 }))
            brotli.Write(content);
        return compressed.ToArray();
    }
}
