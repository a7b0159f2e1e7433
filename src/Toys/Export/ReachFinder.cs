using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Export;

/// <summary>Finds what an expression changes with.</summary>
internal static class ReachFinder
{
    public static Reach Of(Expression? expression, PythonScope scope) => expression switch
    {
        null => Reach.None,
        NameExpression name => Of(name, scope),
        LambdaExpression lambda => Of(lambda.Body, WithLocals(lambda.Parameters, scope)),
        ComprehensionExpression c => Of(c.Over, scope) | Of(c.Body, WithLocal(c.Variable, scope)),
        CallExpression { Callee: NameExpression { Name: var name } } call when IsLibrary(name, scope) => OfLibraryCall(name, call, scope),
        _ => SyntaxChildren.Of(expression).Aggregate(Reach.None, (reach, child) => reach | Of(child, scope)),
    };

    /// <summary>Whether a call by this name is one of the language's function.</summary>
    public static bool IsLibrary(string name, PythonScope scope) =>
        scope.Find(name) is not Meaning.Callable && FunctionLibrary.Find(name) is not null;

    /// <summary>A scope with a pattern's names as plain local ones.</summary>
    public static PythonScope WithLocals(IEnumerable<Pattern> patterns, PythonScope scope)
    {
        var inner = new PythonScope(scope);
        foreach (var name in patterns.SelectMany(DefinedNames.Of))
            inner.Set(name.Text, new Meaning.Local(name.Text));
        return inner;
    }

    /// <summary>What the state of <c>ode</c> or <c>recur</c> changes with, its own clock aside.</summary>
    public static Reach OfEvolution(string name, CallExpression call, PythonScope scope)
    {
        var arguments = ArgumentList.Of(FunctionLibrary.Find(name)!.Signature, call);
        var own = Of(arguments[0], scope) | Of(arguments.Find("out"), scope);
        return own & ~ClockOf(name) | Of(arguments.Find("start"), scope);
    }

    /// <summary>The clock that <c>ode</c> or <c>recur</c> goes by.</summary>
    public static Reach ClockOf(string name) => name == "ode" ? Reach.Time : Reach.Step;

    private static Reach Of(NameExpression name, PythonScope scope) => scope.Find(name.Name) switch
    {
        { } meaning => meaning.Reach,
        _ => name.Name switch { "step" => Reach.Step, "t" => Reach.Time, "weights" => Reach.Weights, _ => Reach.None },
    };

    private static Reach OfLibraryCall(string name, CallExpression call, PythonScope scope)
    {
        var all = call.Arguments.Aggregate(Reach.None, (reach, a) => reach | Of(a.Value, scope)) | Of(call.Where, scope);
        var arguments = ArgumentList.Of(FunctionLibrary.Find(name)!.Signature, call);
        return name switch
        {
            "init" => all & ~Reach.Weights,
            "at" => Of(arguments[0], scope) & ~Reach.Weights | Of(arguments.Find("weights"), scope),
            "ode" or "recur" => OfEvolution(name, call, scope) | (arguments.Find("at") is { } at ? Of(at, scope) : ClockOf(name)),
            "grad" or "jacobian" or "hessian" or "hvp" when arguments.Find("at") is null => all | Reach.Weights,
            _ => all,
        };
    }

    private static PythonScope WithLocal(string name, PythonScope scope)
    {
        var inner = new PythonScope(scope);
        inner.Set(name, new Meaning.Local(name));
        return inner;
    }
}
