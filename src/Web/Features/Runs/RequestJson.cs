using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LearningMechanics.Web.Features.Runs;

/// <summary>Reads a body by a generated contract, and says what is wrong with it and where.</summary>
internal static class RequestJson
{
    /// <exception cref="BadHttpRequestException">The body is something else.</exception>
    public static async Task<T> ReadAsync<T>(this HttpRequest request, JsonTypeInfo<T> contract)
    {
        if (!request.HasJsonContentType())
            throw new BadHttpRequestException("Send the body as application/json.", StatusCodes.Status415UnsupportedMediaType);
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, contract, request.HttpContext.RequestAborted)
                ?? throw new BadHttpRequestException("The body is null: send an object.");
        }
        catch (JsonException e)
        {
            throw new BadHttpRequestException(Describe(e), e);
        }
    }

    /// <summary>The serializer's own words, without the names of our types in them.</summary>
    private static string Describe(JsonException e)
    {
        const string lacking = "including: ";
        var at = e.Message.IndexOf(lacking, StringComparison.Ordinal);
        if (at >= 0)
            return $"The body lacks {e.Message[(at + lacking.Length)..].TrimEnd('.')}.";
        var place = e.LineNumber is { } line ? $" (line {line + 1}, byte {e.BytePositionInLine + 1})" : "";
        return $"The body is not what is expected at {e.Path ?? "$"}{place}.";
    }
}
