using AngleSharp.Html.Dom;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;

namespace LearningMechanics.Web.Tests.Features;

/// <summary>What a checker of HTML would say of a page.</summary>
internal static class PageRules
{
    /// <summary>Everything wrong with a whole page; nothing where nothing is.</summary>
    public static IEnumerable<string> Flaws(string html)
    {
        var errors = new List<string>();
        var parser = new HtmlParser();
        parser.Error += (_, raised) =>
        {
            if (raised is HtmlErrorEvent error)
                errors.Add($"line {error.Position.Line}, column {error.Position.Column}: {(HtmlParseError)error.Code}: {error.Message} Something is not nested as HTML allows, or not closed.");
        };
        // The parser at hand minds the capital in the end of this one element of SVG; HTML does not.
        var page = parser.ParseDocument(html.Replace("clipPath", "g", StringComparison.Ordinal));
        return [.. errors, .. Words(page), .. Ids(page), .. Headings(page), .. Controls(page), .. Links(page)];
    }

    private static IEnumerable<string> Words(IHtmlDocument page)
    {
        if (string.IsNullOrWhiteSpace(page.Title))
            yield return "it has no title";
        if (page.DocumentElement.GetAttribute("lang") is not { Length: > 0 })
            yield return "it does not say its language";
        foreach (var image in page.QuerySelectorAll("img:not([alt])"))
            yield return $"{image.OuterHtml} has no alt";
    }

    private static IEnumerable<string> Ids(IHtmlDocument page)
    {
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        foreach (var twice in ids.GroupBy(id => id).Where(same => same.Count() > 1))
            yield return $"two elements have the id '{twice.Key}'";
        foreach (var id in ids.Where(id => id.Length == 0 || id.Any(char.IsWhiteSpace)))
            yield return $"the id '{id}' is empty or has spaces";
        foreach (var attribute in (string[])["aria-describedby", "aria-labelledby", "aria-controls", "for", "list"])
        {
            foreach (var element in page.QuerySelectorAll($"[{attribute}]"))
            {
                foreach (var named in element.GetAttribute(attribute)!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(named => !ids.Contains(named)))
                    yield return $"{attribute} names '{named}', which is not there";
            }
        }
    }

    private static IEnumerable<string> Headings(IHtmlDocument page)
    {
        var last = 0;
        var first = page.QuerySelectorAll("h1").Length;
        if (first != 1)
            yield return $"{first} headings of the first level, where one is right";
        foreach (var heading in page.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var level = heading.LocalName[1] - '0';
            if (level > last + 1)
                yield return $"{heading.LocalName} '{heading.TextContent.Trim()}' follows h{last}";
            last = level;
        }
    }

    private static IEnumerable<string> Controls(IHtmlDocument page) => page.QuerySelectorAll("input, select, textarea")
        .Where(control => control.GetAttribute("type") is not ("hidden" or "submit" or "button"))
        .Where(control => control.Closest("label") is null
            && !control.HasAttribute("aria-label") && !control.HasAttribute("aria-labelledby")
            && (control.Id is null || page.QuerySelector($"label[for='{control.Id}']") is null))
        .Select(control => $"<{control.LocalName} name={control.GetAttribute("name")}> has no label");

    private static IEnumerable<string> Links(IHtmlDocument page)
    {
        foreach (var link in page.QuerySelectorAll("a[href^='#']").Select(link => Uri.UnescapeDataString(link.GetAttribute("href")![1..])).Where(id => id.Length > 0))
        {
            if (page.GetElementById(link) is null)
                yield return $"'#{link}' is not on the page";
        }

        foreach (var inner in page.QuerySelectorAll("a a, a button, a input, button a, button input, label label"))
            yield return $"a {inner.LocalName} within a {(inner.ParentElement!.Closest("a") is null ? inner.ParentElement!.LocalName : "link")}: {inner.OuterHtml}";
        foreach (var link in page.QuerySelectorAll("a[href], button").Where(link => link.TextContent.Trim().Length == 0 && !link.HasAttribute("aria-label") && link.QuerySelector("img[alt]") is null))
            yield return $"a link without words: {link.OuterHtml}";
    }
}
