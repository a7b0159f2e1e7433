using LearningMechanics.Domain.People;

namespace LearningMechanics.Domain.Tests.People;

public sealed class OrcidTests
{
    // Both are the examples that ORCID's own documentation gives.
    [Theory]
    [InlineData("0000-0002-1825-0097")]
    [InlineData("0000-0002-1694-233X")]
    public void Objection_Orcid_HasNone(string text) => Assert.Null(Orcid.Objection(text));

    [Theory]
    [InlineData("0000-0002-1825-0098", "typing error")]
    [InlineData("0000-0002-1852-0097", "typing error")]
    [InlineData("0000-0002-1825-009X", "typing error")]
    [InlineData("0000000218250097", "sixteen digits")]
    [InlineData("0000-0002-1825-00970", "sixteen digits")]
    [InlineData("X000-0002-1825-0097", "sixteen digits")]
    [InlineData("https://orcid.org/0000-0002-1825-0097", "sixteen digits")]
    [InlineData("٠000-0002-1825-0097", "sixteen digits")]
    public void Objection_SomethingElse_SaysWhat(string text, string sentence) => Assert.Contains(sentence, Orcid.Objection(text));
}
