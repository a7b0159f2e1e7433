using LearningMechanics.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LearningMechanics.Web.Features.Accounts;

/// <summary>The site's own address, for links in mails.</summary>
public sealed class SiteAddress(SiteOptions options, IServer? server = null)
{
    /// <summary>A whole address for a path of this site.</summary>
    public string Of(string path) => new Uri(Root, path).ToString();

    /// <summary>A whole address with a query.</summary>
    public string Of(string path, params IEnumerable<(string Name, string Value)> query) =>
        Of(path) + QueryString.Create(query.Select(part => KeyValuePair.Create<string, string?>(part.Name, part.Value)));

    /// <summary>What the keeper named, else where the server listens: by its own word, since port 0 took any.</summary>
    public Uri Root => options.PublicAddress ?? new Uri(Listening ?? $"http://127.0.0.1:{options.Port}");

    private string? Listening => server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "127.0.0.1", StringComparison.Ordinal);
}
