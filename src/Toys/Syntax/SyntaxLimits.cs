namespace LearningMechanics.Toys.Syntax;

/// <summary>
/// How large a toy may be. The caps are far above what a person writes; they keep every later pass,
/// recursive ones included, within a browser's stack and a fraction of a second.
/// </summary>
internal static class SyntaxLimits
{
    /// <summary>UTF-16 units of one file.</summary>
    public const int Characters = 256 * 1024;

    /// <summary>Statements of one file.</summary>
    public const int Statements = 2_000;

    /// <summary>Brackets, lambdas, signs and exponents that may stand inside one another.</summary>
    public const int Nesting = 200;

    /// <summary>Height of one expression's tree; a sum of 400 terms written out still fits.</summary>
    public const int Height = 500;

    /// <summary>Nodes of one expression.</summary>
    public const int ExpressionNodes = 10_000;

    /// <summary>Nodes of all expressions of a file.</summary>
    public const int FileNodes = 100_000;

    /// <summary>Errors told at once; beyond this the rest is one sentence.</summary>
    public const int Diagnostics = 100;
}
