using System.Globalization;
using System.Security.Cryptography;

namespace LearningMechanics.Toys.Runs;

/// <summary>The 128 bits every draw of a run depends on; published with the result so that anyone can repeat it.</summary>
/// <param name="Value">The bits, as one unsigned number.</param>
public readonly record struct RunKey(UInt128 Value) : IParsable<RunKey>
{
    /// <summary>The key of a run for which none was given: all zeros.</summary>
    public static RunKey Zero => default;

    /// <summary>A key nobody can foresee.</summary>
    public static RunKey Draw()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return new RunKey(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }

    /// <summary>Reads up to 32 hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static RunKey Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var key) ? key : throw new FormatException($"'{s}' is not a run key: write 1 to 32 hexadecimal digits.");

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out RunKey result)
    {
        result = default;
        if (s is null || s.Length is 0 or > 32 || !UInt128.TryParse(s, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        result = new RunKey(value);
        return true;
    }

    /// <summary>32 hexadecimal digits, lower case.</summary>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
