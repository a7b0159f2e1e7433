using System.Text.Json.Serialization.Metadata;
using LearningMechanics.Web.Features.Api.Resources;

namespace LearningMechanics.Web.Features.Api.Reading;

/// <summary>Answers with one part of a list and the way to the next.</summary>
internal static class Paging
{
    /// <param name="context">The request, whose other parameters the next page keeps.</param>
    /// <param name="addresses">Knows where the API is.</param>
    /// <param name="page">What was asked for.</param>
    /// <param name="list">Names the list, as its cursors do.</param>
    /// <param name="found">One more than asked for, where there is more.</param>
    /// <param name="name">What an item is called in the list's order.</param>
    /// <param name="show">An item as it is told.</param>
    /// <param name="contract">How the page is written.</param>
    public static ApiAnswer Answer<TItem, TResource>(
        HttpContext context, ApiAddresses addresses, PageRequest page, string list, IReadOnlyList<TItem> found,
        Func<TItem, string> name, Func<TItem, TResource> show, JsonTypeInfo<Page<TResource>> contract)
    {
        var shown = found.Take(page.Limit).ToList();
        var next = found.Count > shown.Count ? Next(context, addresses, PageRequest.Cursor(list, name(shown[^1]))) : null;
        var answer = ApiAnswer.Of(new Page<TResource>([.. shown.Select(show)], next), contract);
        return answer.WithNext(next);
    }

    private static string Next(HttpContext context, ApiAddresses addresses, string cursor)
    {
        var query = context.Request.Query.Where(parameter => parameter.Key != "cursor")
            .Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Value.ToString())).Append(KeyValuePair.Create("cursor", cursor));
        return addresses.Page(context.Request.Path) + QueryString.Create(query!);
    }
}
