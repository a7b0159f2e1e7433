using LearningMechanics.Web.Content;

namespace LearningMechanics.Web.Tests.Content;

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("arXiv:2103.00065 Cohen and others", "https://arxiv.org/abs/2103.00065", "Cohen and others")]
    [InlineData("arXiv:math/0403022", "https://arxiv.org/abs/math/0403022", "arXiv:math/0403022")]
    [InlineData("doi:10.1000/xyz.1 A book", "https://doi.org/10.1000/xyz.1", "A book")]
    public void TryParse_KnownForms_LeadToTheSource(string line, string url, string text)
    {
        Assert.True(Reference.TryParse(line, out var reference));
        Assert.Equal((url, text), (reference.Url, reference.Text));
    }

    [Theory]
    [InlineData("2103.00065")]
    [InlineData("arXiv:evil/../x")]
    [InlineData("https://example.org")]
    public void TryParse_AnythingElse_IsNotAReference(string line) => Assert.False(Reference.TryParse(line, out _));
}
