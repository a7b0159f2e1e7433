using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Export;

/// <summary>Calls: of the toy's functions, of the language's, and those that need the state, a stream or a clock.</summary>
internal sealed partial class ExpressionWriter
{
    private static readonly string[] Distilling =
        ["slope", "at_smallest", "at_largest", "crossing", "average", "largest", "smallest", "count", "mean", "var", "std", "min", "max", "sum", "median", "quantile", "prod"];

    private PythonText Call(CallExpression call, WritingContext context)
    {
        if (call.Callee is not NameExpression { Name: var name })
            return PythonText.Atom($"{Text(call.Callee, context).At(PythonPrecedence.Postfix)}({Arguments(call, context)})");
        if (context.Seen is not null && context.Scope.Find(name) is not Meaning.Local)
            return SeenCall(name, call, context);
        if (!ReachFinder.IsLibrary(name, context.Scope))
            return OwnCall(call, context);
        var function = FunctionLibrary.Find(name)!;
        return function.Group switch
        {
            FunctionGroup.Draws => Draw(function, call, context),
            FunctionGroup.DataSets => DataSet(name, call, context),
            FunctionGroup.Observe => throw new ToyError(call.Span, $"{name} distils a measured series: it belongs into an observe"),
            _ => name switch
            {
                "init" => Init(call, context),
                "at" => At(call, context),
                "grad" or "jacobian" or "hessian" or "hvp" => Derivative(name, call, context),
                "top_eigenvalue" or "top_eigenvector" => Top(name, call, context),
                "ode" or "recur" => Evolution(name, call, context),
                _ => PythonText.Atom($"{Called(function, call.Span)}({Arguments(call, context)})"),
            },
        };
    }

    private string Arguments(CallExpression call, WritingContext context) =>
        string.Join(", ", call.Arguments.Select(a => a.Name is null ? Write(a.Value, context) : $"{a.Name}={Write(a.Value, context)}"));

    private PythonText OwnCall(CallExpression call, WritingContext context)
    {
        var callable = context.Scope.Find(((NameExpression)call.Callee).Name) as Meaning.Callable;
        var arguments = Arguments(call, context);
        // A tuple given to a function of as many parameters is taken apart.
        if (callable is { ParameterCount: > 1 } && call.Arguments is [{ Value: var only }])
            arguments = $"*{Text(only, context).At(PythonPrecedence.Postfix)}";
        if (callable is null)
            return PythonText.Atom($"{Name((NameExpression)call.Callee, context).At(PythonPrecedence.Postfix)}({arguments})");
        var state = callable.Reach == Reach.None ? "" : arguments.Length == 0 ? context.Now : context.Now + ", ";
        return PythonText.Atom($"{callable.Python}({state}{arguments})");
    }

    private PythonText Draw(Function function, CallExpression call, WritingContext context)
    {
        var draws = context.Draws ?? throw new ToyError(call.Span, $"{function.Name} draws random numbers, and draws stand after ~");
        if (context.IsInner)
            throw new ToyError(call.Span, "draws inside a function cannot be exported: draw in a data statement and hand the numbers on");
        // Draws are numbered inner ones first, as they are evaluated.
        var arguments = Arguments(call, context);
        var stream = draws.Next(context.Now);
        return PythonText.Atom($"{Called(function, call.Span)}({stream}{(arguments.Length == 0 ? "" : ", ")}{arguments})");
    }

    private PythonText DataSet(string name, CallExpression call, WritingContext context) =>
        PythonText.Atom($"Images({PythonLiteral.Text(name)}, {PythonLiteral.Text(KnownDataSet.Find(name).Sha256)}, draw, {Arguments(call, context)})");

    private PythonText Init(CallExpression call, WritingContext context)
    {
        var inner = call.Arguments[0].Value;
        var rest = ReachFinder.Of(inner, context.Scope) & ~Reach.Weights;
        var now = rest == Reach.None ? "initial" : context.Now.EndsWith("initial", StringComparison.Ordinal) ? context.Now : context.Now + ".initial";
        return Text(inner, context with { Now = now });
    }

    private PythonText At(CallExpression call, WritingContext context)
    {
        var arguments = ArgumentList.Of(FunctionLibrary.Find("at")!.Signature, call);
        var rest = ReachFinder.Of(arguments[0], context.Scope) & ~Reach.Weights;
        var state = $"{(rest == Reach.None ? "initial" : context.Now)}.unflattened({Write(arguments.Find("weights")!, context)})";
        var quantity = WriteOfState(arguments[0], context);
        return PythonText.Atom(quantity.StartsWith("lambda", StringComparison.Ordinal) ? $"({quantity})({state})" : $"{quantity}({state})");
    }

    /// <summary><c>grad(loss, now, "W")</c>, or of a function at a point, <c>grad(f, at=u)</c>; by the parameter of the function
    /// that it stands in, it is of a function too.</summary>
    private PythonText Derivative(string name, CallExpression call, WritingContext context)
    {
        var arguments = ArgumentList.Of(FunctionLibrary.Find(name == "curvature" ? "hessian" : name)!.Signature, call);
        var vector = arguments.Find("v") is { } v ? ", " + Write(v, context) : "";
        if (arguments.Find("at") is { } point)
            return PythonText.Atom($"{name}({Write(arguments[0], context)}{vector}, at={Write(point, context)})");
        if (arguments.Find("weights") is NameExpression own && context.Scope.Find(own.Name) is Meaning.Local { Python: var variable })
            return PythonText.Atom($"{name}(lambda {variable}: {Write(arguments[0], context)}{vector}, at={variable})");
        var by = arguments.Find("weights") is { } weights ? Weights(weights, context) : null;
        return PythonText.Atom($"{name}({WriteOfState(arguments[0], context)}{vector}, {context.Now}{(by is null ? "" : ", " + by)})");
    }

    /// <summary>The weights to differentiate by: one name, a list of names, or null for all.</summary>
    private static string? Weights(Expression expression, WritingContext context) => expression switch
    {
        NameExpression { Name: "weights" } => null,
        NameExpression name when context.Scope.Find(name.Name) is Meaning.Attribute { Reach: Reach.Weights } weight => PythonLiteral.Text(weight.Name),
        ListExpression list => $"[{string.Join(", ", list.Items.Select(i => Weights(i, context)))}]",
        TupleExpression list => $"[{string.Join(", ", list.Items.Select(i => Weights(i, context)))}]",
        _ => throw new ToyError(expression.Span, "a derivative by what is no weight cannot be exported so: write grad(u -> …, at = point)"),
    };

    private PythonText Top(string name, CallExpression call, WritingContext context)
    {
        var matrix = call.Arguments[0].Value;
        var text = IsHessian(matrix, context) ? Curvature((CallExpression)matrix, context).Text : Write(matrix, context);
        var rest = call.Arguments.Length > 1 ? $", k={Write(call.Arguments[1].Value, context)}" : "";
        return PythonText.Atom($"{name}({text}{rest})");
    }

    /// <summary>A Hessian that is only multiplied with is never formed.</summary>
    private PythonText Curvature(CallExpression hessian, WritingContext context) => Derivative("curvature", hessian, context);

    private static bool IsHessian(Expression expression, WritingContext context) =>
        expression is CallExpression { Callee: NameExpression { Name: "hessian" } } && context.Seen is null && ReachFinder.IsLibrary("hessian", context.Scope);

    private static bool IsOperatorProduct(BinaryExpression binary, WritingContext context) =>
        binary.Operator == BinaryOperator.MatrixMultiply && IsHessian(binary.Left, context);

    /// <summary>An ode or recur goes on from where it was last asked for: made once wherever nothing but the clock moves.</summary>
    private PythonText Evolution(string name, CallExpression call, WritingContext context)
    {
        var arguments = ArgumentList.Of(FunctionLibrary.Find(name)!.Signature, call);
        var rest = ReachFinder.OfEvolution(name, call, context.Scope);
        var isHoisted = rest == Reach.None && !context.IsInner && context.Seen is null;
        var making = isHoisted ? context with { Now = "initial" } : context;
        var takesState = ((ReachFinder.Of(arguments[0], context.Scope) | ReachFinder.Of(arguments.Find("out"), context.Scope)) & ReachFinder.ClockOf(name)) != 0;
        var made = $"{name}({FunctionArgument(arguments[0], making, takesState)}, start={Write(arguments.Find("start")!, making)}";
        if (arguments.Find("out") is { } result)
            made += $", out={FunctionArgument(result, making, takesState)}";
        made += takesState ? $", clock={making.Now})" : ")";
        var moment = arguments.Find("at") is { } at ? Write(at, context) : context.Now + (name == "ode" ? ".t" : ".step");
        if (isHoisted && arguments.Find("at") is null)
            return PythonText.Atom($"{hoist("path", made)}({moment})");
        return rest == Reach.Fit && !context.IsInner
            ? PythonText.Atom($"kept({context.Now}, {_kept++}, lambda: {made})({moment})")
            : PythonText.Atom($"{made}({moment})");
    }
}
