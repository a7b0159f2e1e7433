namespace LearningMechanics.Toys.Export;

/// <summary>Where an expression is being written.</summary>
/// <param name="Scope">The names in sight.</param>
/// <param name="Now">What stands for the state: <c>now</c>, <c>initial</c>, <c>now.initial</c>.</param>
internal sealed record WritingContext(PythonScope Scope, string Now)
{
    /// <summary>The draws of the statement, or null where none may stand.</summary>
    public DrawCounter? Draws { get; init; }

    /// <summary>Whether it is inside a function or a comprehension, whose names do not exist outside.</summary>
    public bool IsInner { get; init; }

    /// <summary>What holds params, definitions and series in an observe or a check, such as <c>seen</c>; null elsewhere.</summary>
    public string? Seen { get; init; }

    /// <summary>Whether the outermost calls distil along a sweep.</summary>
    public bool IsAcross { get; init; }

    /// <summary>Inside a function with these parameters.</summary>
    public WritingContext Inside(PythonScope scope) => this with { Scope = scope, IsInner = true };
}

/// <summary>Numbers the draws of one statement.</summary>
/// <param name="Name">The name being drawn.</param>
/// <param name="IsFresh">Whether every step has draws of its own.</param>
internal sealed record DrawCounter(string Name, bool IsFresh)
{
    private int _count;

    /// <summary>How many there were.</summary>
    public int Count => _count;

    /// <summary>The stream of the next draw.</summary>
    public string Next(string now)
    {
        var ordinal = _count++;
        var name = PythonLiteral.Text(Name);
        return IsFresh ? $"draw({name}, {ordinal}, {now}.step)" : ordinal == 0 ? $"draw({name})" : $"draw({name}, {ordinal})";
    }
}
