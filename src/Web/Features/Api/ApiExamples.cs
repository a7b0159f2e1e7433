using System.Text.Json.Nodes;

namespace LearningMechanics.Web.Features.Api;

/// <summary>What a program might send.</summary>
internal static class ApiExamples
{
    private const string Toy =
        """
        toy "Second moment of a normal"
        param n = 200 in 10..1000 "samples"
        param scale = 1.5 in 0.1..10
        data x ~ normal(n) * scale
        measure moment = mean(x^2)
        predict moment = scale^2
        seeds 8
        check moment within 40%
        """;

    /// <summary>A body that could be sent; null where none is taken.</summary>
    public static JsonObject? Of(string operation) => operation switch
    {
        "beginDraft" or "submit" => new JsonObject
        {
            ["problem"] = "gaussian-universality",
            ["toy"] = Toy,
            ["claim"] = "The second moment of the data is the square of their scale.",
            ["disproof"] = "A scale at which the mean of the squares is off by more than 40 %.",
            ["links"] = new JsonArray("arXiv:2103.00065"),
            ["settings"] = new JsonObject { ["n"] = 300 },
        },
        "revise" => new JsonObject { ["claim"] = "The second moment is the square of the scale, for every scale from 0.1 to 10." },
        "correct" => new JsonObject { ["text"] = "The scale is $\\sigma$, not its square." },
        "withdraw" => new JsonObject { ["reason"] = "The data were of another experiment." },
        _ => null,
    };
}
