using System.Text.Json.Serialization;
using LearningMechanics.Web.Features.Api.Reading;
using LearningMechanics.Web.Features.Api.Resources;
using LearningMechanics.Web.Features.Api.Writing;

namespace LearningMechanics.Web.Features.Api;

/// <summary>What programs read and write: the site's public face for them, with names that do not change under <c>/api/v1</c>.</summary>
public static class ApiFeature
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        ApiDescription.Add(services);
        // So that the description says of a number that it is one.
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddSingleton<ApiAddresses>();
        services.AddSingleton<ResultTelling>();
        services.AddSingleton<RunTelling>();
        services.AddScoped<FoundResults>();
        services.AddScoped<FoundRuns>();
        services.AddScoped<PersonReads>();
        services.AddScoped<PublishedAnswers>();
        services.AddScoped<SubmissionWrites>();
        services.AddSingleton<SubmissionFields>();
        services.AddSingleton<ApiSubmissions>();
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(ApiAddresses.Root);
        api.MapGet("/", Enter).Tells<Entrance>("entrance", "Where everything is", "Entrance");
        ReadRoutes.Map(api);
        WriteRoutes.Map(api);
        routes.MapOpenApi(ApiDescription.Address);
    }

    private static ApiAnswer Enter(ApiAddresses addresses) => ApiAnswer.Of(
        new Entrance(
            addresses.Of("/problems"), addresses.Of("/toys"), addresses.Of("/results"), addresses.Of("/runs"), addresses.Of("/tombstones"),
            addresses.Of("/openapi.json"), addresses.Page("/api"), addresses.Page("/dumps/latest.tar.gz"), "https://creativecommons.org/licenses/by/4.0/"),
        ApiJson.Plain.Entrance);
}
