namespace LearningMechanics.Toys.Export;

/// <summary>Names in sight while an expression is written, innermost first.</summary>
internal sealed class PythonScope(PythonScope? parent = null)
{
    private readonly Dictionary<string, Meaning> _meanings = [];

    public Meaning? Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
            if (scope._meanings.TryGetValue(name, out var meaning))
                return meaning;
        return null;
    }

    public void Set(string name, Meaning meaning) => _meanings[name] = meaning;

    private PythonScope? Parent { get; } = parent;
}
