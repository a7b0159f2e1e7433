using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LearningMechanics.Domain.People;
using LearningMechanics.Web.Tests.Features.Results;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace LearningMechanics.Web.Tests.Features.Api;

public sealed partial class ApiDescriptionTests(TestSite site) : IClassFixture<TestSite>
{
    private IEnumerable<(string Method, string Path)> Routes =>
        from endpoint in site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        let path = "/" + endpoint.RoutePattern.RawText?.Trim('/')
        where path.StartsWith("/api/v1", StringComparison.Ordinal) && !path.EndsWith("openapi.json", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select (method.ToLowerInvariant(), path);

    [Fact]
    public async Task Description_HasEveryRouteAndNoOther()
    {
        var paths = (await DocumentAsync())["paths"]!.AsObject();

        var described = paths.SelectMany(path => path.Value!.AsObject().Select(operation => (operation.Key, "/" + path.Key.Trim('/'))));
        Assert.Equal(Routes.Order(), described.Order());
    }

    [Fact]
    public async Task Description_ReadByAReaderOfOpenApi_HasNoErrors()
    {
        using var text = new MemoryStream(await site.Reader().GetByteArrayAsync("/api/v1/openapi.json"));

        var read = await OpenApiDocument.LoadAsync(text, "json");

        Assert.Empty(read.Diagnostic?.Errors ?? []);
        Assert.Equal("CC BY 4.0", read.Document?.Info.License?.Name);
    }

    [Fact]
    public async Task Description_OfEachOperation_SaysWhatItIsAndWhatItAsksFor()
    {
        var document = await DocumentAsync();
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                Assert.True(operation!["summary"]?.GetValue<string>().Length > 5, $"{method} {path} has no summary.");
                Assert.NotEmpty(operation["operationId"]!.GetValue<string>());
                var parameters = (operation["parameters"] as JsonArray ?? []).Select(parameter => parameter!["name"]!.GetValue<string>()).ToList();
                Assert.Equal(method != "get", parameters.Contains("Idempotency-Key"));
                if (method != "get")
                    Assert.NotNull(operation["security"]?[0]?["token"]);
                if (operation["requestBody"] is { } body)
                    Assert.NotNull(body["content"]!["application/json"]!["example"]);
            }
        }
    }

    [Fact]
    public async Task Description_OfTheFields_SaysWhatTheyMean()
    {
        var schemas = (await DocumentAsync())["components"]!["schemas"]!.AsObject();

        Assert.Equal("Such as 17v2.", schemas["VersionLink"]!["properties"]!["id"]!["description"]!.GetValue<string>());
        Assert.Contains("15 to 300", schemas["SubmissionBody"]!["properties"]!["claim"]!["description"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Example_OfASubmission_CanBeSubmitted()
    {
        var example = (await DocumentAsync())["paths"]!["/api/v1/results"]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!.DeepClone();
        // The test's library has one problem of its own.
        example["problem"] = "moments";

        Assert.Equal("running", (await (await ApiCaller.OfAsync(site)).MakeAsync("/results", example))["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task Page_ForPeople_ShowsAddressesThatAreThere()
    {
        var result = await LockedResult.PublishAsync(site);
        var examples = Example().Matches(ReadPage()).Select(match => (
            Method: match.Groups["method"] is { Success: true, Value: var method } ? method : "GET", Path: match.Groups["path"].Value)).ToList();
        var paths = (await DocumentAsync())["paths"]!.AsObject();

        Assert.True(examples.Count > 15, $"Only {examples.Count} examples were found.");
        foreach (var (method, example) in examples.Where(example => example.Path.StartsWith("/api/v1/", StringComparison.Ordinal)))
        {
            if (method == "GET")
            {
                using var answer = await site.Reader().GetAsync(Known(example, result));
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{example}: {answer.StatusCode}");
            }
            else
            {
                Assert.Contains(paths, path => Regex.IsMatch(example, $"^{Parameter().Replace(path.Key, "[^/]+")}$") && path.Value![method.ToLowerInvariant()] is not null);
            }
        }

        // What this test's site has in place of what the page names.
        static string Known(string example, LockedResult result) => Number().Replace(example, $"/results/{result.Name}")
            .Replace("edge-of-stability", example.Contains("toys", StringComparison.Ordinal) ? "decay" : "moments", StringComparison.Ordinal)
            .Replace("learning-mechanics", result.Author.Handle.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ForPeople_NamesEveryScope()
    {
        var page = ReadPage();

        Assert.All(Enum.GetValues<TokenScope>(), scope => Assert.Contains($"`{scope.Word}`", page, StringComparison.Ordinal));
        Assert.NotEmpty(await site.Reader().GetStringAsync("/api/v1"));
    }

    private async Task<JsonObject> DocumentAsync() => JsonNode.Parse(await site.Reader().GetStringAsync("/api/v1/openapi.json"))!.AsObject();

    private static string ReadPage()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "LearningMechanics.sln")))
                return File.ReadAllText(Path.Combine(folder.FullName, "content", "pages", "api.md"));
        throw new InvalidOperationException("The repository is not above the tests.");
    }

    [GeneratedRegex("""(^curl( -X (?<method>[A-Z]+))?( -O)? "?https://SITE|`(?<method>POST|DELETE) )(?<path>/[^\s"`]*)""", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();

    [GeneratedRegex("/results/1(v1)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
