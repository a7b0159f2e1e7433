using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace LearningMechanics.Web.Features.Api;

/// <summary>What a read is answered with: whole, under a strong entity tag of its bytes, and not sent again to whoever has it.</summary>
internal sealed class ApiAnswer(byte[] content, string contentType) : IResult
{
    private const int TagBytes = 12;

    private string? next;

    public static ApiAnswer Of<T>(T value, JsonTypeInfo<T> contract) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, contract), "application/json");

    /// <summary>The same, with where the list goes on.</summary>
    public ApiAnswer WithNext(string? address) => new(content, contentType) { next = address };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        var tag = Tag(httpContext);
        headers.ETag = tag.ToString();
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-cache";
        if (next is not null)
            headers.Link = $"<{next}>; rel=\"next\"";
        if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        httpContext.Response.ContentType = contentType;
        await httpContext.Response.Body.WriteAsync(content, httpContext.RequestAborted);
    }

    /// <summary>Compressed bytes are other bytes: a strong tag names them apart.</summary>
    private EntityTagHeaderValue Tag(HttpContext context)
    {
        var encoding = context.RequestServices.GetService<IResponseCompressionProvider>()?.GetCompressionProvider(context)?.EncodingName;
        var hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, TagBytes));
        return new EntityTagHeaderValue(encoding is null ? $"\"{hash}\"" : $"\"{hash}-{encoding}\"");
    }
}
