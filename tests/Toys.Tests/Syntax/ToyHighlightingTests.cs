using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Tests.Syntax;

public sealed class ToyHighlightingTests
{
    [Theory]
    [InlineData("let x = 3 # why", "Keyword:let Name:x Operator:= Number:3 Comment:#_why")]
    [InlineData("param log = 1 in 0..1 log \"a\"", "Keyword:param Name:log Operator:= Number:1 Keyword:in Number:0 Operator:.. Number:1 Keyword:log String:\"a\"")]
    [InlineData("let f(a) = where(a, log(a), a and b)", "Keyword:let Function:f Operator:( Name:a Operator:) Operator:= Function:where Operator:( Name:a Operator:, Function:log Operator:( Name:a Operator:) Operator:, Name:a Keyword:and Name:b Operator:)")]
    [InlineData("predict m diverges where at > 2", "Keyword:predict Name:m Keyword:diverges Keyword:where Name:at Operator:> Number:2")]
    [InlineData("check m where (x) within 5% at 90% of points", "Keyword:check Name:m Keyword:where Operator:( Name:x Operator:) Keyword:within Number:5 Operator:% Keyword:at Number:90 Operator:% Keyword:of Keyword:points")]
    [InlineData("fresh data x = 1", "Keyword:fresh Keyword:data Name:x Operator:= Number:1")]
    [InlineData("batch 3 of x with replacement", "Keyword:batch Number:3 Keyword:of Name:x Keyword:with Keyword:replacement")]
    [InlineData("cites arXiv:2110.03922, doi:10.1000/x # c", "Keyword:cites String:arXiv:2110.03922 Operator:, String:doi:10.1000/x Comment:#_c")]
    [InlineData("lett x − 1", "Error:lett Name:x Error:− Number:1")]
    [InlineData("# a\u0000b", "Comment:#_a Error:\u0000 Comment:b")]
    public void Classify_Line_ColoursByMeaning(string text, string expected)
    {
        var shown = ToyHighlighting.Classify(text)
            .Select(span => $"{span.Class}:{text.Substring(span.Span.Start, span.Span.Length).Replace(' ', '_')}");
        Assert.Equal(expected, string.Join(' ', shown));
    }

    [Theory]
    [InlineData(SampleToys.Ridge)]
    [InlineData(SampleToys.EdgeOfStability)]
    [InlineData(SampleToys.Clauses)]
    public void Classify_WholeToy_HasNoErrors(string text) =>
        Assert.DoesNotContain(ToyHighlighting.Classify(text), span => span.Class == TokenClass.Error);
}
