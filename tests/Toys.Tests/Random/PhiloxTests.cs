using LearningMechanics.Toys.Random;

namespace LearningMechanics.Toys.Tests.Random;

public sealed class PhiloxTests
{
    /// <summary>The philox4x32 10 lines of tests/kat_vectors in Random123 (D. E. Shaw Research): counter, key, output.</summary>
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void Block_KnownCounters_GivesPublishedWords(string counter, string key, string output)
    {
        var (c, k, expected) = (Words(counter), Words(key), Words(output));

        var (first, second) = Philox.Block(c[0], c[1], k[0]);

        Assert.Equal((expected[0], expected[1]), (first, second));
    }

    private static ulong[] Words(string text)
    {
        var words = text.Split(' ').Select(word => Convert.ToUInt64(word, 16)).ToArray();
        return [.. words.Chunk(2).Select(pair => pair[0] | (pair[1] << 32))];
    }
}
