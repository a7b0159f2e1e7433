using System.Collections.Frozen;

namespace LearningMechanics.Toys.Syntax;

/// <summary>The words of the language. None but <see cref="Operators"/> is reserved: the rest mean something only in their place.</summary>
internal static class Keywords
{
    /// <summary>Words that start a statement, each with the form it takes.</summary>
    public static readonly FrozenDictionary<string, string> Statements = new Dictionary<string, string>
    {
        ["toy"] = "toy \"title\"",
        ["cites"] = "cites arXiv:2110.03922, doi:10.1000/xyz, https://…",
        ["param"] = "param NAME = VALUE in LO..HI log \"label\"",
        ["let"] = "let NAME = …` or `let NAME(a, b) = …",
        ["data"] = "data NAME ~ normal(…)` or `data NAME = …",
        ["fresh"] = "fresh data NAME ~ …",
        ["batch"] = "batch SIZE of x, y as xb, yb with replacement",
        ["weight"] = "weight NAME ~ normal(…)` or `weight NAME = …",
        ["loss"] = "loss = …",
        ["train"] = "train gd(lr = …) for STEPS until … on W1, W2",
        ["measure"] = "measure NAME = … every 10",
        ["observe"] = "observe NAME = … across PARAM",
        ["predict"] = "predict NAME as \"theory\" = …` or `predict NAME diverges where …",
        ["fit"] = "fit NAME in LO..HI from MEASURE where …",
        ["check"] = "check NAME of \"theory\" where … within 5%",
        ["sweep"] = "sweep PARAM in [1, 2, 4]",
        ["seeds"] = "seeds 4",
        ["plot"] = "plot NAME vs step",
        ["precision"] = "precision float32",
    }.ToFrozenDictionary();

    /// <summary>Operators that are words: the only names nothing can be called.</summary>
    public static readonly FrozenSet<string> Operators = FrozenSet.Create("and", "or", "not", "mod");

    /// <summary>Words that may follow a complete expression on the same line without starting a statement.</summary>
    public static readonly FrozenSet<string> Infix = FrozenSet.Create("and", "or", "mod", "where", "for", "in", "if", "else");

    /// <summary>Words that mean something directly after a complete expression or name, and are names elsewhere.</summary>
    public static readonly FrozenSet<string> Contextual = FrozenSet.Create(
        "in", "where", "within", "as", "of", "from", "for", "until", "on", "every", "at", "averaged", "against",
        "across", "vs", "log", "loglog", "absolutely", "with", "diverges");
}
