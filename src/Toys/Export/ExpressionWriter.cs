using System.Diagnostics;
using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Export;

/// <summary>Writes expressions of the toy in Python, with the names they have there.</summary>
/// <param name="names">The spelling of names.</param>
/// <param name="known">What the script's prelude defines.</param>
/// <param name="hoist">Puts a line before the statement being written and gives its variable: <c>path = ode(…)</c>.</param>
internal sealed partial class ExpressionWriter(PythonNames names, IReadOnlySet<string> known, Func<string, string, string> hoist)
{
    /// <summary>Functions of the language that become something else than a call by their name.</summary>
    internal static readonly IReadOnlySet<string> WrittenOut = new HashSet<string> { "init", "at", "digits", "mnist" };

    private int _kept;

    /// <summary>The expression on its own.</summary>
    /// <exception cref="ToyError">Something in it has no counterpart in a script.</exception>
    public string Write(Expression expression, WritingContext context) => Text(expression, context).Text;

    /// <summary>The expression as a function of the state: a quantity's own name, or a lambda.</summary>
    public string WriteOfState(Expression expression, WritingContext context) =>
        expression is NameExpression name && context.Scope.Find(name.Name) is Meaning.Moving { Part: "" } moving
            ? moving.Python
            : $"lambda now: {Write(expression, context with { Now = "now" })}";

    private PythonText Text(Expression expression, WritingContext context) => expression switch
    {
        NumberLiteral number => Number(number),
        StringLiteral text => PythonText.Atom(PythonLiteral.Text(text.Value)),
        NameExpression name => Name(name, context),
        UnaryExpression unary => Unary(unary, context),
        BinaryExpression binary => Binary(binary, context),
        CallExpression call => Call(call, context),
        IndexExpression index => Index(index, context),
        MemberExpression { Member: "shape" } member => PythonText.Atom($"lengths({Write(member.Target, context)})"),
        MemberExpression member => PythonText.Atom($"{Text(member.Target, context).At(PythonPrecedence.Postfix)}.{member.Member}"),
        ListExpression list => List(list, context),
        ComprehensionExpression comprehension => Comprehension(comprehension, context),
        TupleExpression tuple => PythonText.Atom($"({Joined(tuple.Items, context)}{(tuple.Items.Length == 1 ? "," : "")})"),
        LambdaExpression lambda => new PythonText(Lambda(lambda, context, ""), PythonPrecedence.Lambda),
        MapExpression map => throw new ToyError(map.Span, "a map stands only among the arguments of an optimizer"),
        _ => throw new UnreachableException(expression.GetType().Name),
    };

    private string Joined(IEnumerable<Expression> items, WritingContext context) =>
        string.Join(", ", items.Select(i => Write(i, context)));

    private static PythonText Number(NumberLiteral number)
    {
        var text = PythonLiteral.Number(number.Value);
        return new PythonText(text, text[0] == '-' ? PythonPrecedence.Sign : PythonPrecedence.Postfix);
    }

    private PythonText Name(NameExpression name, WritingContext context)
    {
        var meaning = context.Scope.Find(name.Name);
        if (meaning is Meaning.Local)
            return PythonText.Atom(meaning.Python);
        if (Constant(name.Name) is { } constant)
            return constant;
        if (context.Seen is { } seen)
            return SeenName(name, seen);
        return meaning switch
        {
            Meaning.Plain plain => PythonText.Atom(plain.Python),
            Meaning.Moving moving => PythonText.Atom($"{moving.Python}({context.Now}){moving.Part}"),
            Meaning.Attribute attribute => PythonText.Atom(PythonNames.Member(context.Now, attribute.Name)),
            Meaning.Callable callable => AsValue(callable, context),
            _ => name.Name switch
            {
                "step" or "t" => PythonText.Atom($"{context.Now}.{name.Name}"),
                "weights" => PythonText.Atom($"flat({context.Now}.weights.values())"),
                "seed" => PythonText.Atom("np.float64(run.seed)"),
                _ => LibraryFunction(name),
            },
        };
    }

    private static PythonText? Constant(string name) => name switch
    {
        "pi" or "inf" or "nan" => PythonText.Atom("np." + name),
        "true" or "True" => PythonText.Atom("np.True_"),
        "false" or "False" => PythonText.Atom("np.False_"),
        _ => null,
    };

    private PythonText SeenName(NameExpression name, string seen) => name.Name is "step" or "t"
        ? PythonText.Atom($"{seen}.{name.Name}")
        : FunctionLibrary.Find(name.Name) is null ? PythonText.Atom(PythonNames.Member(seen, name.Name)) : LibraryFunction(name);

    private PythonText LibraryFunction(NameExpression name)
    {
        var function = FunctionLibrary.Find(name.Name) ?? throw new ToyError(name.Span, "this name means nothing to an exported script");
        if (function.Group is FunctionGroup.Calculus or FunctionGroup.Draws or FunctionGroup.DataSets)
            throw new ToyError(name.Span, $"`{name.Name}` cannot be exported as a value: call it where it is needed, or wrap it: x -> {name.Name}(x)");
        return PythonText.Atom(Called(function, name.Span));
    }

    /// <summary>The name by which a script calls a function of the language.</summary>
    private string Called(Function function, SourceSpan span)
    {
        var python = PythonNames.OfFunction(function.Name);
        return known.Contains(python)
            ? python
            : throw new ToyError(span, $"`{function.Name}` cannot be exported: no script has it yet");
    }

    /// <summary>A function handed on: where it takes the state, that goes with it.</summary>
    private static PythonText AsValue(Meaning.Callable callable, WritingContext context)
    {
        if (callable.Reach == Reach.None)
            return PythonText.Atom(callable.Python);
        var parameters = string.Join(", ", Enumerable.Range(0, callable.ParameterCount).Select(i => $"a{i}"));
        return new PythonText($"lambda {parameters}: {callable.Python}({context.Now}, {parameters})", PythonPrecedence.Lambda);
    }

    private PythonText Unary(UnaryExpression unary, WritingContext context)
    {
        var operand = Text(unary.Operand, context);
        return unary.Operator == UnaryOperator.Not
            ? new PythonText("~" + operand.At(PythonPrecedence.Power), PythonPrecedence.Sign)
            : new PythonText("-" + Numeric(unary.Operand, operand).At(PythonPrecedence.Sign), PythonPrecedence.Sign);
    }

    private PythonText Binary(BinaryExpression binary, WritingContext context)
    {
        var left = IsOperatorProduct(binary, context) ? Curvature((CallExpression)binary.Left, context) : Text(binary.Left, context);
        var right = Text(binary.Right, context);
        var (symbol, precedence) = Symbol(binary.Operator);
        if (precedence is PythonPrecedence.Comparison)
            return new PythonText($"{left.At(PythonPrecedence.Or)} {symbol} {right.At(PythonPrecedence.Or)}", precedence);
        if (precedence is PythonPrecedence.Or or PythonPrecedence.And)
            return new PythonText($"{left.At(precedence)} {symbol} {right.At(precedence + 1)}", precedence);
        (left, right) = (Numeric(binary.Left, left), Numeric(binary.Right, right));
        if (binary.Operator == BinaryOperator.Power)
            return new PythonText($"{Base(binary.Left, left)} ** {right.At(PythonPrecedence.Sign)}", precedence);
        if (binary is { Operator: BinaryOperator.Divide or BinaryOperator.Modulo, Right: NumberLiteral { Value: 0 } })
            right = PythonText.Atom($"np.float64({right.Text})");
        // As tight as @ though * is, a product of both is not read so.
        var least = binary.Left is BinaryExpression { Operator: var other } && other != binary.Operator
            && (other == BinaryOperator.MatrixMultiply || binary.Operator == BinaryOperator.MatrixMultiply)
            && precedence == PythonPrecedence.Product ? PythonPrecedence.Sign : precedence;
        return new PythonText($"{left.At(least)} {symbol} {right.At(precedence + 1)}", precedence);
    }

    /// <summary>Python makes complex numbers of powers of negative ones, and an error of 0 ** -1.</summary>
    private static string Base(Expression expression, PythonText text)
    {
        var bare = expression is UnaryExpression { Operator: UnaryOperator.Negate } negative ? negative.Operand : expression;
        return bare is NumberLiteral number && (bare != expression || number.Value <= 0)
            ? $"np.float64({text.Text})"
            : text.At(PythonPrecedence.Postfix);
    }

    /// <summary>Truth values that are reckoned with count as 0 and 1.</summary>
    private static PythonText Numeric(Expression expression, PythonText text) =>
        expression is BinaryExpression { Operator: >= BinaryOperator.Less } or UnaryExpression { Operator: UnaryOperator.Not }
            ? PythonText.Atom($"number({text.Text})")
            : text;

    private static (string Symbol, PythonPrecedence Precedence) Symbol(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => ("+", PythonPrecedence.Sum),
        BinaryOperator.Subtract => ("-", PythonPrecedence.Sum),
        BinaryOperator.Multiply => ("*", PythonPrecedence.Product),
        BinaryOperator.Divide => ("/", PythonPrecedence.Product),
        BinaryOperator.MatrixMultiply => ("@", PythonPrecedence.Product),
        BinaryOperator.Modulo => ("%", PythonPrecedence.Product),
        BinaryOperator.Power => ("**", PythonPrecedence.Power),
        BinaryOperator.And => ("&", PythonPrecedence.And),
        BinaryOperator.Or => ("|", PythonPrecedence.Or),
        _ => (Syntax.Operators.Of(operation).Text, PythonPrecedence.Comparison),
    };

    private PythonText List(ListExpression list, WritingContext context) =>
        context.Seen is not null && list.Items.Any(i => MaySeries(i, context))
            ? PythonText.Atom($"each(lambda *items: array(items), {Joined(list.Items, context)})")
            : PythonText.Atom($"array([{Joined(list.Items, context)}])");

    private PythonText Comprehension(ComprehensionExpression c, WritingContext context)
    {
        if (context.Draws is not null && Calls(c.Body).Any(call => IsDraw(call, context)))
            throw new ToyError(c.Span, "draws inside a comprehension cannot be exported: draw one tensor with an axis more, and index it");
        var scope = new PythonScope(context.Scope);
        var variable = names.Of(c.Variable);
        scope.Set(c.Variable, new Meaning.Local(variable));
        return PythonText.Atom($"array([{Write(c.Body, context.Inside(scope))} for {variable} in entries({Write(c.Over, context)})])");
    }

    private static IEnumerable<CallExpression> Calls(Expression root)
    {
        var pending = new Stack<Expression>([root]);
        while (pending.TryPop(out var next))
        {
            if (next is CallExpression call)
                yield return call;
            foreach (var child in SyntaxChildren.Of(next))
                pending.Push(child);
        }
    }

    private static bool IsDraw(CallExpression call, WritingContext context) =>
        call.Callee is NameExpression { Name: var name } && ReachFinder.IsLibrary(name, context.Scope)
            && FunctionLibrary.Find(name)!.Group == FunctionGroup.Draws;
}
