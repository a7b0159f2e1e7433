using System.Buffers.Text;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LearningMechanics.Web.Features.Api.Reading;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Limit">Items at most.</param>
/// <param name="After">What the last item of the part before is called in the list's order; null for the beginning.</param>
internal sealed record PageRequest(int Limit, string? After)
{
    public const int Most = 100;
    public const int Usual = 25;

    /// <summary>Reads what was asked for, or says which parameter is wrong.</summary>
    /// <param name="list">Names the list: a cursor of one is none of another.</param>
    /// <param name="query">What the address says.</param>
    /// <param name="isItem">Whether a text names an item of the list.</param>
    /// <param name="page">What was asked for, where nothing is wrong.</param>
    public static ProblemHttpResult? Refuse(string list, PageQuery query, Func<string, bool> isItem, out PageRequest page)
    {
        page = new PageRequest(Usual, null);
        var (limit, cursor) = (query.Limit, query.Cursor);
        if (limit is not null && !(int.TryParse(limit, out var asked) && asked is >= 1 and <= Most))
            return ApiRefusals.At("limit", $"limit = {Runs.Refusals.Shown(limit)}: must be a whole number in 1…{Most}.");
        string? after = null;
        if (cursor is not null && !(TryOpen(list, cursor, out after) && isItem(after)))
            return ApiRefusals.At("cursor", $"cursor = {Runs.Refusals.Shown(cursor)}: not a cursor of this list. Take it from `next` of the page before, or leave it out.");
        page = new PageRequest(limit is null ? Usual : int.Parse(limit), after);
        return null;
    }

    /// <summary>A cursor that goes on after an item.</summary>
    public static string Cursor(string list, string last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{list}:{last}"));

    private static bool TryOpen(string list, string cursor, [NotNullWhen(true)] out string? after)
    {
        after = null;
        if (!Base64Url.IsValid(cursor))
            return false;
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        if (!text.StartsWith(list + ":", StringComparison.Ordinal))
            return false;
        after = text[(list.Length + 1)..];
        return true;
    }
}

/// <summary>What an address says of the part of a list that is wanted.</summary>
internal sealed record PageQuery
{
    [Description("Items at most, 1 to 100; 25 if not given.")]
    [FromQuery(Name = "limit")]
    public string? Limit { get; init; }

    [Description("Where to go on: taken as it is from `next` of the page before.")]
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }
}
