namespace LearningMechanics.Toys.Export;

/// <summary>What a name of the toy has become in the script.</summary>
/// <param name="Python">Its name there.</param>
/// <param name="Reach">What its value changes with.</param>
internal abstract record Meaning(string Python, Reach Reach)
{
    /// <summary>A variable.</summary>
    public sealed record Plain(string Python) : Meaning(Python, Reach.None);

    /// <summary>A parameter of a function, or the variable of a comprehension.</summary>
    public sealed record Local(string Python) : Meaning(Python, Reach.None);

    /// <summary>A function of the state, or a part of the tuple that it gives: <c>[0]</c>.</summary>
    public sealed record Moving(string Python, Reach Reach, string Part = "") : Meaning(Python, Reach);

    /// <summary>A function of the toy; it takes the state first where its body changes with it.</summary>
    public sealed record Callable(string Python, Reach Reach, int ParameterCount) : Meaning(Python, Reach);

    /// <summary>An attribute of the state: a weight or a fitted constant.</summary>
    public sealed record Attribute(string Name, Reach Reach) : Meaning(Name, Reach);
}
