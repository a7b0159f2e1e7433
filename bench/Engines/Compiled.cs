using LearningMechanics.Toys;

namespace LearningMechanics.Bench.Engines;

/// <summary>Toys written by this program: one that does not compile is its defect.</summary>
internal static class Compiled
{
    public static Toy From(string text)
    {
        var compilation = Toy.Compile(text);
        return compilation.Toy ?? throw new InvalidOperationException(string.Join('\n', compilation.Diagnostics));
    }
}
