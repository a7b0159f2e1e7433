using System.Runtime.CompilerServices;

namespace LearningMechanics.Toys.Random;

/// <summary>One block of Philox4x32-10: 128 random bits as a pure function of a counter and a key.</summary>
/// <remarks>Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011).</remarks>
internal static class Philox
{
    private const int Rounds = 10;
    private const uint FirstMultiplier = 0xD2511F53;
    private const uint SecondMultiplier = 0xCD9E8D57;
    private const uint FirstKeyStep = 0x9E3779B9;
    private const uint SecondKeyStep = 0xBB67AE85;

    /// <summary>Two words of 64 bits.</summary>
    /// <param name="low">The low half of the counter: which block of the stream.</param>
    /// <param name="high">The high half of the counter: which stream.</param>
    /// <param name="key">The key, its first word in the low bits.</param>
    /// <returns>Output words 0 and 1 in <c>First</c>, 2 and 3 in <c>Second</c>, the earlier in the low bits.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong First, ulong Second) Block(ulong low, ulong high, ulong key)
    {
        uint c0 = (uint)low, c1 = (uint)(low >> 32), c2 = (uint)high, c3 = (uint)(high >> 32);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (var round = 0; round < Rounds; round++)
        {
            var p0 = (ulong)FirstMultiplier * c0;
            var p1 = (ulong)SecondMultiplier * c2;
            c0 = (uint)(p1 >> 32) ^ c1 ^ k0;
            c1 = (uint)p1;
            c2 = (uint)(p0 >> 32) ^ c3 ^ k1;
            c3 = (uint)p0;
            unchecked
            {
                k0 += FirstKeyStep;
                k1 += SecondKeyStep;
            }
        }

        return (c0 | ((ulong)c1 << 32), c2 | ((ulong)c3 << 32));
    }
}
