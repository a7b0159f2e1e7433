using System.Net;
using System.Security.Claims;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LearningMechanics.Domain.People;
using LearningMechanics.Storage.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LearningMechanics.Web.Tests;

/// <summary>What somebody does in a browser: reads pages, keeps cookies, fills in forms. It follows no redirect by itself.</summary>
public sealed class PersonBrowser
{
    private static int made;

    private readonly Uri address;
    private readonly CookieContainer cookies = new();

    public PersonBrowser(Uri address)
    {
        this.address = address;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = address };
        Http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    public HttpClient Http { get; }

    /// <summary>Who is signed in.</summary>
    public PersonId Id { get; private init; }

    public Handle Handle { get; private init; }

    public string Email => $"{Handle}@example.org";

    public const string Password = "four unrelated words here";

    /// <summary>Opens an account and signs it in, with the site's own means but without its pages.</summary>
    public static async Task<PersonBrowser> SignInAsync(IServiceProvider services, Uri address, Standing standing)
    {
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var clock = services.GetRequiredService<TimeProvider>();
        var handle = Handle.Parse($"person-{Interlocked.Increment(ref made)}");
        var account = Account.Open(handle, $"Person {made}", $"{handle}@example.org", clock);
        account.Appoint(standing);
        var outcome = await users.CreateAsync(account, Password);
        if (!outcome.Succeeded)
            throw new InvalidOperationException(string.Join(" ", outcome.Errors.Select(error => error.Description)));

        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var browser = new PersonBrowser(address) { Id = account.Id, Handle = handle };
        browser.Keep(services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme), principal, clock);
        return browser;
    }

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await Http.GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }

    public Task<HttpResponseMessage> OpenAsync(string path) => Http.GetAsync(path);

    /// <summary>Opens a page, fills in its form for an address, and sends it with all the form carries.</summary>
    public async Task<HttpResponseMessage> FillInAsync(string page, string action, params (string Name, string Value)[] typed)
    {
        var document = await new HtmlParser().ParseDocumentAsync(await ReadAsync(page));
        var form = document.QuerySelectorAll("form").FirstOrDefault(candidate => candidate.GetAttribute("action") == action)
            ?? throw new InvalidOperationException($"{page} has no form for {action}.");
        var names = typed.Select(field => field.Name).ToHashSet();
        return await PostAsync(action, [.. Carried(form).Where(field => !names.Contains(field.Name)), .. typed]);
    }

    /// <summary>All that a form carries as it stands on its page, files and buttons aside.</summary>
    public static IEnumerable<(string Name, string Value)> Carried(IElement form)
    {
        foreach (var input in form.QuerySelectorAll("input").OfType<IHtmlInputElement>())
            if (input.Name is { } name && input.Type != "file" && (input.Type is not ("checkbox" or "radio") || input.IsChecked))
                yield return (name, input.Value);
        foreach (var area in form.QuerySelectorAll("textarea").OfType<IHtmlTextAreaElement>())
            yield return (area.Name ?? "", area.Value);
        foreach (var choice in form.QuerySelectorAll("select").OfType<IHtmlSelectElement>())
            yield return (choice.Name ?? "", choice.Value ?? "");
    }

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Http.PostAsync(path, form);
    }

    private void Keep(CookieAuthenticationOptions options, ClaimsPrincipal principal, TimeProvider clock)
    {
        var properties = new AuthenticationProperties { IssuedUtc = clock.GetUtcNow(), ExpiresUtc = clock.GetUtcNow() + options.ExpireTimeSpan };
        var ticket = new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme);
        cookies.Add(address, new Cookie(options.Cookie.Name ?? "", options.TicketDataFormat.Protect(ticket)));
    }
}
