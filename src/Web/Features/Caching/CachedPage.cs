using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace LearningMechanics.Web.Features.Caching;

/// <summary>A page as it is kept: whole, and compressed once for all its readers.</summary>
public sealed class CachedPage
{
    /// <summary>Most of what compression can save, at a price that a page which changes often can pay.</summary>
    private const int Quality = 5;

    private readonly byte[] brotli;
    private readonly int length;

    private CachedPage(byte[] brotli, int length, string contentType, EntityTagHeaderValue tag)
    {
        (this.brotli, this.length, ContentType, Tag) = (brotli, length, contentType, tag);
    }

    public string ContentType { get; }

    /// <summary>Names the content, in whatever encoding it travels.</summary>
    public EntityTagHeaderValue Tag { get; }

    /// <summary>Memory that it takes.</summary>
    public int Bytes => brotli.Length;

    public static CachedPage Of(ReadOnlySpan<byte> content, string contentType)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        if (!BrotliEncoder.TryCompress(content, compressed, out var written, Quality, window: 22))
            throw new InvalidOperationException("A page could not be compressed within the room that this needs at most.");
        var tag = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12));
        return new CachedPage(compressed[..written], content.Length, contentType, new EntityTagHeaderValue($"\"{tag}\"", isWeak: true));
    }

    /// <summary>Answers a reader: with nothing where they have it already.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        var response = context.Response;
        var request = context.Request.GetTypedHeaders();
        // Whoever made it may have said how long it is before it was compressed.
        response.ContentLength = null;
        response.Headers.ETag = Tag.ToString();
        // Kept by browsers, but never shown without asking: a verdict that changed is seen at once.
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept-Encoding, Cookie";
        if (request.IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(Tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = ContentType;
        if (request.AcceptEncoding.Any(encoding => encoding.Value == "br" && encoding.Quality is not 0))
        {
            response.Headers.ContentEncoding = "br";
            response.ContentLength = brotli.Length;
            await response.Body.WriteAsync(brotli, context.RequestAborted);
            return;
        }

        var plain = new byte[length];
        if (!BrotliDecoder.TryDecompress(brotli, plain, out _))
            throw new InvalidOperationException("A page that was kept cannot be read.");
        await response.Body.WriteAsync(plain, context.RequestAborted);
    }
}
