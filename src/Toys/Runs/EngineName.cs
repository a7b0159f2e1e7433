using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace LearningMechanics.Toys.Runs;

/// <summary>What this library's engine is called in records.</summary>
public static class EngineName
{
    /// <summary>
    /// Name and version, for example <c>managed 0.1.0</c>. Two that are equal give the same bits; where the processor rounds
    /// otherwise than x86-64 with FMA it stands in the name.
    /// </summary>
    public static string Managed { get; } = $"managed {typeof(EngineName).Assembly.GetName().Version?.ToString(3)}{Roundings()}";

    private static string Roundings() => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 when Fma.IsSupported => "",
        Architecture.X64 => " without fma",
        var other => $" on {other.ToString().ToLowerInvariant()}",
    };
}
