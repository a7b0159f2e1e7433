using System.Collections.Immutable;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>A lambda or <c>let f(x)</c> with the names it sees.</summary>
internal sealed record Closure(
    string? Name, ImmutableArray<Pattern> Parameters, Expression Body, Environment Environment, ExpressionElaborator Elaborator)
    : CallableValue
{
    /// <summary>Deeper calls are a mistake: definitions cannot refer to themselves, so only lambdas passed to themselves get here.</summary>
    private const int DeepestCall = 64;

    public override int? ParameterCount => Parameters.Length;

    public override string Description => Name is null ? "a function" : $"the function {Name}";

    public override Value Call(ImmutableArray<Value> arguments, SourceSpan span)
    {
        if (arguments is [TupleValue tuple] && Parameters.Length > 1 && tuple.Items.Length == Parameters.Length)
            arguments = tuple.Items;
        if (arguments.Length != Parameters.Length)
            throw new ToyError(span, $"{Description} takes {Count(Parameters.Length)}, not {arguments.Length}");
        var scope = new Environment(Environment);
        for (var i = 0; i < arguments.Length; i++)
            Elaborator.Bind(Parameters[i], arguments[i], scope, DefinitionKind.Local);
        if (++Elaborator.CallDepth > DeepestCall)
            throw new ToyError(span, "functions call each other too deeply");
        try
        {
            return Elaborator.Elaborate(Body, scope);
        }
        finally
        {
            Elaborator.CallDepth--;
        }
    }

    private static string Count(int n) => n == 1 ? "1 argument" : $"{n} arguments";
}

/// <summary>A function of the language used as a value: <c>fold(max, …)</c>.</summary>
internal sealed record LibraryCallable(Functions.Function Function, ExpressionElaborator Elaborator) : CallableValue
{
    public override int? ParameterCount => null;

    public override string Description => $"the function {Function.Name}";

    public override Value Call(ImmutableArray<Value> arguments, SourceSpan span) =>
        Elaborator.CallFunction(Function, [.. arguments.Select(a => new Functions.CallArgument(null, a, span))], null, span);
}
