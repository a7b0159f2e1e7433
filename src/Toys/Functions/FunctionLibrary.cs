using System.Collections.Frozen;

namespace LearningMechanics.Toys.Functions;

/// <summary>All functions of the language, by name.</summary>
internal static class FunctionLibrary
{
    private static readonly FrozenDictionary<string, Function> Functions =
        typeof(FunctionLibrary).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Function)) && !t.IsAbstract)
            .Select(t => (Function)Activator.CreateInstance(t)!)
            .ToFrozenDictionary(f => f.Name);

    public static IEnumerable<Function> All => Functions.Values.OrderBy(f => f.Group).ThenBy(f => f.Name, StringComparer.Ordinal);

    public static Function? Find(string name) => Functions.GetValueOrDefault(name);
}
