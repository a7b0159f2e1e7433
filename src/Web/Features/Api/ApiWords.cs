using System.Text.Json;

namespace LearningMechanics.Web.Features.Api;

/// <summary>How the API writes what the site knows as values: <c>partly-settled</c> stays, <c>InReview</c> becomes <c>inReview</c>.</summary>
internal static class ApiWords
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Reads a word; numbers and other spellings are none.</summary>
    public static TEnum? Read<TEnum>(string word)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
            if (Of(value) == word)
                return value;
        return null;
    }

    /// <summary>All words of a kind, as a sentence lists them.</summary>
    public static string All<TEnum>(params IEnumerable<TEnum> values)
        where TEnum : struct, Enum => string.Join(", ", values.Select(Of));

    /// <summary>A field of a form as the API calls it: <c>co_authors</c> is <c>coAuthors</c>.</summary>
    public static string Path(string field)
    {
        var words = field.Split('_');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
