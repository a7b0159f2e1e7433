using System.Text.Json.Nodes;
using LearningMechanics.Domain.People;
using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Api.Writing;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LearningMechanics.Web.Features.Api;

/// <summary>The description of the API for programs, at <c>/api/v1/openapi.json</c>.</summary>
internal static class ApiDescription
{
    public const string Document = "v1";
    public const string Address = ApiAddresses.Root + "/openapi.json";

    private const string Token = "token";

    private const string About =
        "Everything public of this site, and what its people may do here, for programs. Lists come in parts: follow `next`. "
        + "Reads carry a strong ETag. Writes need a token of /account/tokens and an Idempotency-Key. Times are UTC. Content is under CC BY 4.0.";

    public static void Add(IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => $"/{description.RelativePath}".StartsWith(ApiAddresses.Root, StringComparison.Ordinal);
        options.AddDocumentTransformer((document, context, _) => IntroduceAsync(document, context.ApplicationServices.GetRequiredService<SiteAddress>()));
        options.AddOperationTransformer((operation, context, _) => DescribeAsync(operation, context));
    });

    private static Task IntroduceAsync(OpenApiDocument document, SiteAddress site)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Learning Mechanics",
            Version = "1",
            Description = About,
            License = new OpenApiLicense { Name = "CC BY 4.0", Url = new Uri("https://creativecommons.org/licenses/by/4.0/") },
        };
        document.Servers = [new OpenApiServer { Url = site.Of("/").TrimEnd('/') }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Token] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "A token made under /account/tokens, with the scopes results:read, results:write or runs:write.",
        };
        return Task.CompletedTask;
    }

    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(parameter => parameter.Name == "limit"))
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "100", Default = JsonValue.Create(Reading.PageRequest.Usual) };
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<NeedsScope>().FirstOrDefault() is not { Scope: var scope })
            return Task.CompletedTask;
        operation.Description = $"Needs a token with the scope `{scope.Word}`.";
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] }];
        if (context.Description.HttpMethod == HttpMethods.Get)
            return Task.CompletedTask;
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = Idempotency.Header,
            In = ParameterLocation.Header,
            Required = true,
            Description = "A text of your own for each thing that you want done, such as a new UUID. Asked again under the same key within a day, the same is answered and nothing is done twice.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = Storage.Receipts.WriteReceipt.LongestKey },
            Example = JsonValue.Create("0193d2f2-7f0e-7a54-9f65-0a4b8b0c2f11"),
        });
        if (operation.RequestBody?.Content is { } content && content.TryGetValue("application/json", out var media))
            media.Example = ApiExamples.Of(operation.OperationId ?? "");
        return Task.CompletedTask;
    }
}
