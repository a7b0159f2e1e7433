using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using LearningMechanics.Compute.Worker;
using LearningMechanics.Domain.Workers;

namespace LearningMechanics.Compute.Tests.Worker;

/// <summary>The far end of a worker's connection: keeps what is sent, and answers as it is told.</summary>
internal sealed class RecordingSite(Func<string, HttpStatusCode> answer) : HttpMessageHandler
{
    public ConcurrentQueue<(string Verb, string Body)> Heard { get; } = [];

    public SiteClient Client => new(new HttpClient(this, disposeHandler: false) { BaseAddress = new Uri("http://site/") }, WorkerToken.Draw());

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var verb = request.RequestUri!.Segments[^1];
        await using var body = new GZipStream(await request.Content!.ReadAsStreamAsync(cancellationToken), CompressionMode.Decompress);
        using var reader = new StreamReader(body, Encoding.UTF8);
        Heard.Enqueue((verb, await reader.ReadToEndAsync(cancellationToken)));
        return new HttpResponseMessage(answer(verb)) { Content = new StringContent("""{"detail": "The run is cancelled: stop the work."}""") };
    }
}
