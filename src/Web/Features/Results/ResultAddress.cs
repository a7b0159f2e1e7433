using System.Diagnostics.CodeAnalysis;
using LearningMechanics.Domain.Results;

namespace LearningMechanics.Web.Features.Results;

/// <summary>What stands behind <c>/results/</c>: <c>17</c> or <c>17v2</c>, and for a download its ending, as in <c>17v2.toy</c>.</summary>
/// <param name="Number">The result.</param>
/// <param name="Version">Its version; null for whichever is the latest that everybody may read.</param>
/// <param name="Ending">From the first dot, the dot included; empty for the page.</param>
internal sealed record ResultAddress(ResultNumber Number, int? Version, string Ending)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out ResultAddress? address)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var (name, ending) = dot < 0 ? (text, "") : (text[..dot], text[dot..]);
        address = VersionName.TryParse(name, null, out var version) ? new(version.Result, version.Version, ending)
            : ResultNumber.TryParse(name, null, out var number) ? new(number, null, ending)
            : null;
        return address is not null;
    }
}
