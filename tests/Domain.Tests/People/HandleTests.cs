using LearningMechanics.Domain.People;

namespace LearningMechanics.Domain.Tests.People;

public sealed class HandleTests
{
    [Theory]
    [InlineData("ada")]
    [InlineData("ada-l")]
    [InlineData("a1-b2-c3")]
    public void Objection_Handle_HasNone(string text)
    {
        Assert.Null(Handle.Objection(text));
        Assert.Equal(text, Handle.Parse(text).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("Ada")]
    [InlineData("-ada")]
    [InlineData("ada-")]
    [InlineData("a--b")]
    [InlineData("ada l")]
    [InlineData("аda")]
    [InlineData("../ada")]
    [InlineData("ada\0")]
    public void Objection_SomethingElse_SaysWhatAHandleIs(string text)
    {
        Assert.NotNull(Handle.Objection(text));
        Assert.False(Handle.TryParse(text, null, out _));
        Assert.Contains("3 to 30 lower-case letters", Assert.Throws<FormatException>(() => Handle.Parse(text)).Message);
    }

    [Fact]
    public void Objection_ThirtyOneCharacters_IsTooLong()
    {
        Assert.Null(Handle.Objection(new string('a', 30)));
        Assert.NotNull(Handle.Objection(new string('a', 31)));
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("moderator")]
    [InlineData("learning-mechanics")]
    public void Objection_ReservedWord_CannotBeChosenButIsReadBack(string text)
    {
        Assert.Equal($"The handle {text} is kept for the site itself: choose another.", Handle.Objection(text));
        Assert.True(Handle.TryParse(text, null, out _));
    }
}
