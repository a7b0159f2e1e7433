using System.Collections.Frozen;

namespace LearningMechanics.Toys.Optimizers;

/// <summary>All optimizers of the language, by name.</summary>
internal static class OptimizerLibrary
{
    private static readonly FrozenDictionary<string, Optimizer> Optimizers =
        typeof(OptimizerLibrary).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Optimizer)) && !t.IsAbstract)
            .Select(t => (Optimizer)Activator.CreateInstance(t)!)
            .ToFrozenDictionary(o => o.Name);

    public static IEnumerable<Optimizer> All => Optimizers.Values.OrderBy(o => o.Name, StringComparer.Ordinal);

    public static Optimizer? Find(string name) => Optimizers.GetValueOrDefault(name);
}
