using System.Collections.Immutable;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Export;

/// <summary>Lambdas and subscripts.</summary>
internal sealed partial class ExpressionWriter
{
    /// <summary>The body of a function of the toy, its parameters spelled.</summary>
    public (string Parameters, string Body) Function(ImmutableArray<Pattern> parameters, Expression body, WritingContext context)
    {
        var scope = new PythonScope(context.Scope);
        var spelled = new List<string>();
        var unpacked = new List<(string Name, TuplePattern Pattern)>();
        foreach (var parameter in parameters)
            if (parameter is NamePattern name)
            {
                spelled.Add(names.Of(name.Name));
                scope.Set(name.Name, new Meaning.Local(spelled[^1]));
            }
            else
            {
                spelled.Add(names.Fresh("parts"));
                unpacked.Add((spelled[^1], (TuplePattern)parameter));
            }

        // Python's lambdas take no patterns apart: an inner one does.
        if (unpacked is not [var (part, pattern), ..])
            return (string.Join(", ", spelled), Write(body, context.Inside(scope)));
        var items = pattern.Items;
        foreach (var (_, other) in unpacked.Skip(1))
            items = items.AddRange(other.Items);
        var inner = Function(items, body, context.Inside(scope));
        var arguments = string.Join(", ", unpacked.Select(u => "*" + u.Name));
        return (string.Join(", ", spelled), $"(lambda {inner.Parameters}: {inner.Body})({arguments})");
    }

    /// <summary>A lambda, with a leading parameter for the state where it is handed one.</summary>
    private string Lambda(LambdaExpression lambda, WritingContext context, string state)
    {
        var (parameters, body) = Function(lambda.Parameters, lambda.Body, context);
        return $"lambda {state}{parameters}: {body}";
    }

    /// <summary>A function given as an argument. With <paramref name="takesState"/> it is called with a state in front.</summary>
    private string FunctionArgument(Expression expression, WritingContext context, bool takesState)
    {
        if (!takesState)
            return Write(expression, context);
        var inner = context with { Now = "now" };
        if (expression is LambdaExpression lambda)
            return Lambda(lambda, inner, "now, ");
        return expression is NameExpression name && context.Scope.Find(name.Name) is Meaning.Callable callable
            ? callable.Reach == Reach.None ? $"lambda now, *state: {callable.Python}(*state)" : callable.Python
            : $"lambda now, *state: {Text(expression, inner).At(PythonPrecedence.Postfix)}(*state)";
    }

    private PythonText Index(IndexExpression index, WritingContext context)
    {
        var target = Text(index.Target, context);
        var subscripts = string.Join(", ", index.Subscripts.Select(s => Subscript(s, context)));
        return PythonText.Atom(IsNumPys(index) ? $"picked({target.Text}, np.s_[{subscripts}])" : $"{target.At(PythonPrecedence.Postfix)}[{subscripts}]");
    }

    /// <summary>Whether only NumPy reads the subscripts so: slices that run backwards, and indices with a slice between them,
    /// whose axes libraries put in different places.</summary>
    private static bool IsNumPys(IndexExpression index)
    {
        if (index.Subscripts.OfType<SliceSubscript>().Any(s => s.Step is not (null or NumberLiteral { Value: > 0 })))
            return true;
        var at = Enumerable.Range(0, index.Subscripts.Length).Where(i => index.Subscripts[i] is AtSubscript).ToArray();
        return at.Length > 1 && at[^1] - at[0] != at.Length - 1 && at.Any(i => ((AtSubscript)index.Subscripts[i]).Index is not NumberLiteral);
    }

    private string Subscript(Subscript subscript, WritingContext context) => subscript switch
    {
        AtSubscript { Index: NumberLiteral or UnaryExpression { Operand: NumberLiteral } } at => Write(at.Index, context),
        AtSubscript at => $"index({Write(at.Index, context)})",
        SliceSubscript slice => $"{Bound(slice.Start, context)}:{Bound(slice.Stop, context)}{(slice.Step is null ? "" : ":" + Bound(slice.Step, context))}",
        NewAxisSubscript => "None",
        _ => "...",
    };

    private string Bound(Expression? bound, WritingContext context) => bound switch
    {
        null => "",
        NumberLiteral or UnaryExpression { Operand: NumberLiteral } => Write(bound, context),
        _ => $"int({Write(bound, context)})",
    };
}
