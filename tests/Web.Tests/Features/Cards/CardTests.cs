using System.Buffers.Binary;
using System.Net;
using AngleSharp.Html.Parser;
using LearningMechanics.Domain.People;
using LearningMechanics.Web.Features.Cards;
using LearningMechanics.Web.Tests.Features.Results;

namespace LearningMechanics.Web.Tests.Features.Cards;

public sealed class CardTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("result")]
    [InlineData("/problems/moments")]
    public async Task Card_NamedInAPage_IsAPictureOfThatSize(string path)
    {
        var result = await LockedResult.PublishAsync(site);
        var page = await new HtmlParser().ParseDocumentAsync(await site.Visitor().ReadAsync(path == "result" ? result.Address : path));
        var address = page.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!;

        using var answer = await site.Visitor().Http.GetAsync(new Uri(address));
        var picture = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal((CardDrawing.Width, CardDrawing.Height), Size(picture));
        Assert.Equal("1200", page.QuerySelector("meta[property='og:image:width']")!.GetAttribute("content"));
        Assert.NotNull(answer.Headers.ETag);
    }

    [Fact]
    public void Card_OfAVeryLongClaim_KeepsToItsPlace()
    {
        var svg = CardDrawing.Draw(new Card("Result 1v1", string.Join(' ', Enumerable.Repeat("sharpness <b>", 200)), "fails", null));

        Assert.Contains(" …</text>", svg, StringComparison.Ordinal);
        Assert.Equal((1200, 630), Size(new CardShelf().Find(svg)!.Value.Picture));
    }

    [Fact]
    public void Card_DrawnAgain_IsTheSamePicture()
    {
        var shelf = new CardShelf();
        var svg = CardDrawing.Draw(new Card("Result 1v1", "It holds.", "holds", null));

        Assert.Same(shelf.Find(svg)!.Value.Picture, shelf.Find(svg)!.Value.Picture);
    }

    [Fact]
    public void Rasteriser_WithoutItsLibrary_DoesNotStart() =>
        Assert.Null(Rasteriser.Start(Path.GetTempPath()));

    [Fact]
    public async Task Card_OfWhatNobodyMaySee_IsNotThere()
    {
        var result = await LockedResult.SubmitAsync(site, Standing.Newcomer);

        using var answer = await result.Author.OpenAsync($"{result.Address}/card.png");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Card_OfAWithdrawnResult_IsGone()
    {
        var result = await LockedResult.PublishAsync(site);
        var address = $"/results/{result.Name.Result}";
        using var withdrawn = await result.Author.FillInAsync($"{address}/withdraw", $"{address}/withdraw", ("reason", "The toy measures something else."));

        using var answer = await site.Visitor().OpenAsync($"{result.Address}/card.png");

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
    }

    private static (int Width, int Height) Size(byte[] png)
    {
        Assert.Equal((byte[])[0x89, .. "PNG\r\n\u001a\n"u8], png[..8]);
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }
}
