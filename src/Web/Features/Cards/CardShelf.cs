using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace LearningMechanics.Web.Features.Cards;

/// <summary>Pictures by the hash of what was drawn.</summary>
internal sealed class CardShelf
{
    /// <summary>At some fifty kilobytes each.</summary>
    private const int Most = 400;

    private readonly Lazy<Rasteriser?> rasteriser = new(Rasteriser.Start);
    private readonly ConcurrentDictionary<string, byte[]> pictures = new(StringComparer.Ordinal);

    /// <summary>Whether pictures can be made here.</summary>
    public bool IsOpen => rasteriser.Value is not null;

    /// <summary>The picture of a drawing; null where none can be made.</summary>
    public (byte[] Picture, string Tag)? Find(string svg)
    {
        var tag = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(svg)).AsSpan(0, 12));
        if (pictures.TryGetValue(tag, out var known))
            return (known, tag);
        if (rasteriser.Value?.Draw(svg) is not { } made)
            return null;
        if (pictures.Count >= Most)
            pictures.Clear();
        pictures.TryAdd(tag, made);
        return (made, tag);
    }
}
