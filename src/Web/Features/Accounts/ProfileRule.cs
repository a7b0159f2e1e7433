using LearningMechanics.Domain.People;
using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Forms;

namespace LearningMechanics.Web.Features.Accounts;

/// <summary>What a name, an affiliation and an ORCID may be.</summary>
internal static class ProfileRule
{
    public static void Check(PostedForm form)
    {
        if (form["name"].Length is 0 or > Account.LongestName)
            form.Refuse("name", $"Write the name that stands beside what you submit, in at most {Account.LongestName} characters.");
        if (form["affiliation"].Length > Account.LongestAffiliation)
            form.Refuse("affiliation", $"An affiliation has at most {Account.LongestAffiliation} characters.");
        if (form["orcid"].Length > 0)
            form.RefuseIf("orcid", Orcid.Objection(form["orcid"]));
    }
}
