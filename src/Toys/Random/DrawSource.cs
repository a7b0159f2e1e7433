using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Random;

/// <summary>One draw of one statement for one seed: a stream of its own for every step.</summary>
/// <remarks>
/// SHA-256 of (run key, seed, ordinal in the statement, name) keys a Philox block whose counter is the step, and that
/// block is the step's key and counter: no two steps share both, and asking for the next costs nanoseconds.
/// Changing anything here changes every result ever published; the tests pin the numbers.
/// </remarks>
internal readonly struct DrawSource
{
    private readonly ulong key;
    private readonly ulong stream;

    private DrawSource(ulong key, ulong stream)
    {
        this.key = key;
        this.stream = stream;
    }

    /// <summary>The source of one draw.</summary>
    /// <param name="runKey">The run's 128 bits.</param>
    /// <param name="seed">The repetition's number.</param>
    /// <param name="name">The name the statement defines, as it was written.</param>
    /// <param name="ordinal">Which draw of the statement, from 0.</param>
    public static DrawSource For(RunKey runKey, int seed, string name, int ordinal = 0)
    {
        const int Header = 24;
        var length = Header + Encoding.UTF8.GetByteCount(name);
        var message = length <= 512 ? stackalloc byte[length] : new byte[length];
        BinaryPrimitives.WriteUInt128BigEndian(message, runKey.Value);
        BinaryPrimitives.WriteInt32BigEndian(message[16..], seed);
        BinaryPrimitives.WriteInt32BigEndian(message[20..], ordinal);
        Encoding.UTF8.GetBytes(name, message[Header..]);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(message, hash);
        return new DrawSource(
            BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[8..]));
    }

    /// <summary>The stream of one step; 0 for what is drawn once.</summary>
    public DrawStream At(long step)
    {
        var (first, second) = Philox.Block((ulong)step, stream, key);
        return new DrawStream(first, second);
    }
}
