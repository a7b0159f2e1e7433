using System.Collections.Immutable;
using System.Diagnostics;
using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>Gives expressions their meaning in a graph: checks names, shapes and kinds on the way.</summary>
internal sealed class ExpressionElaborator(TensorGraph graph, ToyScope scope, SourceText source)
{
    /// <summary>More entries than this in one comprehension are a loop: <c>scan</c> says so in a line.</summary>
    private const int LongestComprehension = 4096;

    public TensorGraph Graph => graph;

    public ToyScope Scope => scope;

    public SourceText Source => source;

    /// <summary>Numbers the draws of the statement being compiled; null outside <c>~</c>.</summary>
    public DrawScope? Draws { get; set; }

    /// <summary>How many functions are being called within each other.</summary>
    public int CallDepth { get; set; }

    /// <summary>Asked first about every call; a value ends the matter. How an observe distils across a sweep.</summary>
    public Func<CallExpression, Value?>? Intercept { get; set; }

    /// <summary>Names whose definitions were damaged: their users are not blamed.</summary>
    public HashSet<string> PoisonedNames { get; } = [];

    /// <summary>Why a name that the toy does define cannot be used here, or null; asked before a name is called unknown.</summary>
    public Func<string, string?>? Excuse { get; init; }

    /// <summary>Where the toy defines each of its names: one used above its definition is told so.</summary>
    public IReadOnlyDictionary<string, SourceSpan> DefinitionPlaces { get; init; } = new Dictionary<string, SourceSpan>();

    public Value Elaborate(Expression expression, Environment environment)
    {
        graph.Origin = expression.Span;
        graph.Budget.Spend(1, expression.Span);
        return expression switch
        {
            NumberLiteral number => Tensor(graph.Scalar(number.Value)),
            StringLiteral text => new TextValue(text.Value),
            NameExpression name => ElaborateName(name, environment),
            UnaryExpression unary => Operators.Apply(this, unary, Elaborate(unary.Operand, environment)),
            BinaryExpression binary => ElaborateBinary(binary, environment),
            CallExpression call => ElaborateCall(call, environment),
            IndexExpression index => ElaborateIndex(index, environment),
            MemberExpression member => ElaborateMember(member, environment),
            ListExpression list => ElaborateList(list.Items, list.Span, i => Elaborate(i, environment)),
            ComprehensionExpression comprehension => ElaborateComprehension(comprehension, environment),
            TupleExpression tuple => new TupleValue([.. tuple.Items.Select(i => Elaborate(i, environment))]),
            LambdaExpression lambda => new Closure(null, lambda.Parameters, lambda.Body, environment, this),
            MapExpression map => new MapValue([.. map.Entries.Select(e => (e.Key, e.KeySpan, Elaborate(e.Value, environment)))]),
            _ => throw new UnreachableException(expression.GetType().Name),
        };
    }

    /// <summary>The tensor an expression means.</summary>
    public Node ElaborateTensor(Expression expression, Environment environment) =>
        TensorOf(Elaborate(expression, environment), expression.Span);

    /// <summary>The number an expression means.</summary>
    public Node ElaborateScalar(Expression expression, Environment environment, string what)
    {
        var node = ElaborateTensor(expression, environment);
        return node.Shape.IsScalar
            ? node
            : throw new ToyError(expression.Span, $"{what} must be a number, but this has shape {node.Shape}; reduce it with sum, mean or an index");
    }

    /// <summary>A number known before running.</summary>
    public double ElaborateNumber(Expression expression, Environment environment, string what) =>
        ElaborateScalar(expression, environment, what).ConstantScalar
        ?? throw new ToyError(expression.Span, $"{what} must be known before running: it may use params and numbers, but no data, weights or step");

    public Node TensorOf(Value value, SourceSpan span) => value switch
    {
        TensorValue(var node) => node,
        OperatorValue matrix => matrix.Form(),
        PoisonValue => throw new PoisonedError(),
        CallableValue callable => throw new ToyError(span, $"a tensor is needed here, but this is {callable.Description}; call it with its arguments"),
        TupleValue tuple when Ragged(tuple) is { } shapes =>
            throw new ToyError(span, $"the parts have different shapes, {shapes}, so they make no tensor; give each the same shape"),
        var other => throw new ToyError(span, $"a tensor is needed here, but this is {other.Description}"),
    };

    /// <summary>The shapes of the first two parts that differ; null where that is not what keeps a list from being a tensor.</summary>
    private static string? Ragged(TupleValue tuple)
    {
        var shapes = tuple.Items.OfType<TensorValue>().Select(t => t.Node.Shape).ToArray();
        var other = Array.FindIndex(shapes, s => s != shapes[0]);
        return shapes.Length == tuple.Items.Length && other > 0
            ? $"{Words(shapes[0])} first and then {Words(shapes[other])}"
            : null;

        static string Words(Shape shape) => shape.IsScalar ? "a number" : shape.ToString();
    }

    /// <summary>Binds a name, or a tuple of names, to a value.</summary>
    public void Bind(Pattern pattern, Value value, Environment environment, DefinitionKind kind, Expression? expression = null)
    {
        if (pattern is NamePattern name)
        {
            Define(environment, new Definition(name.Name, value, name.Span, kind, expression));
            return;
        }

        var items = ((TuplePattern)pattern).Items;
        if (value is PoisonValue)
            throw new PoisonedError();
        if (value is TensorValue { Node: var node } && node.Shape.Rank > 0 && node.Shape[0] == items.Length)
            value = new TupleValue([.. items.Select(Value (_, i) => Tensor(graph.Row(node, i)))]);
        if (value is not TupleValue tuple)
            throw new ToyError(pattern.Span, $"{items.Length} names are bound here, but the value is {value.Description}");
        if (tuple.Items.Length != items.Length)
            throw new ToyError(pattern.Span, $"{items.Length} names are bound here, but the value has {tuple.Items.Length} parts");
        for (var i = 0; i < items.Length; i++)
            Bind(items[i], tuple.Items[i], environment, kind, expression);
    }

    /// <summary>Calls a function of the language.</summary>
    public Value CallFunction(Function function, ImmutableArray<CallArgument> arguments, Value? where, SourceSpan span)
    {
        graph.Origin = span;
        if (arguments.Any(a => a.Value is SeriesValue) && function.Group != FunctionGroup.Observe)
            return SeriesLifting.Call(this, function, arguments, span);
        if (where is not null && function.Group != FunctionGroup.Observe)
            throw new ToyError(span, $"`where` inside the parentheses belongs to functions of an observe such as average; {function.Name} takes none (did you mean where(condition, a, b)?)");
        var call = new FunctionCall(function, graph, span, arguments) { Draws = Draws, Scope = scope, Where = where };
        return function.Call(call);
    }

    /// <summary>Refuses a name that nothing before it defines.</summary>
    public void RequireKnown(NameExpression name, Environment environment)
    {
        if (environment.Find(name.Name) is null && FunctionLibrary.Find(name.Name) is null && !PoisonedNames.Contains(name.Name))
            throw Unknown(name, environment);
    }

    private static TensorValue Tensor(Node node) => new(node);

    private void Define(Environment environment, Definition definition)
    {
        if (!environment.TryDefine(definition, out var existing))
            throw new ToyError(definition.Span, existing.Kind == DefinitionKind.BuiltIn
                ? $"`{definition.Name}` is a name of the language; choose another"
                : $"`{definition.Name}` is defined already, on line {source.PositionOf(existing.Span.Start).Line}");
    }

    private Value ElaborateName(NameExpression name, Environment environment)
    {
        if (environment.Find(name.Name) is { } definition)
            return definition.Value is PoisonValue ? throw new PoisonedError() : definition.Value;
        if (FunctionLibrary.Find(name.Name) is { } function)
            return new LibraryCallable(function, this);
        if (PoisonedNames.Contains(name.Name))
            throw new PoisonedError();
        throw Unknown(name, environment);
    }

    private ToyError Unknown(NameExpression name, Environment environment)
    {
        if (Excuse?.Invoke(name.Name) is { } excuse)
            return new ToyError(name.Span, excuse);
        if (DefinitionPlaces.TryGetValue(name.Name, out var place))
        {
            var line = source.PositionOf(place.Start).Line;
            return new ToyError(name.Span, source.PositionOf(name.Span.Start).Line == line
                ? $"`{name.Name}` is used in its own definition; a loop of fixed length is fold((state, k) -> …, start = …, over = range(n))"
                : $"`{name.Name}` is defined only on line {line}; move its definition above this use");
        }

        var candidates = environment.Names().Concat(FunctionLibrary.All.Select(f => f.Name));
        var hint = Spelling.Suggestion(name.Name, candidates);
        return new ToyError(name.Span, hint.Length > 0
            ? $"no such name{hint}"
            : "no such name; a name is defined by param, let, data or weight before it is used");
    }

    /// <summary>Walks down the left spine in a loop: <c>a + b + c + …</c> may be thousands long.</summary>
    private Value ElaborateBinary(BinaryExpression expression, Environment environment)
    {
        var spine = new Stack<BinaryExpression>();
        Expression left = expression;
        while (left is BinaryExpression binary)
        {
            spine.Push(binary);
            left = binary.Left;
        }

        var value = Elaborate(left, environment);
        while (spine.TryPop(out var binary))
        {
            var right = Elaborate(binary.Right, environment);
            graph.Origin = binary.Span;
            value = Operators.Apply(this, binary, value, right, environment);
        }

        return value;
    }

    private Value ElaborateCall(CallExpression call, Environment environment)
    {
        if (Intercept?.Invoke(call) is { } intercepted)
            return intercepted;
        var where = call.Where is null ? null : Elaborate(call.Where, environment);
        ImmutableArray<CallArgument> arguments =
            [.. call.Arguments.Select(a => new CallArgument(a.Name, Elaborate(a.Value, environment), a.Value.Span) { Written = a.Span })];
        graph.Origin = call.Span;
        if (Callee(call.Callee, environment) is { } function)
            return CallFunction(function, arguments, where, call.Span);

        var callee = Elaborate(call.Callee, environment);
        if (callee is LibraryCallable library)
            return CallFunction(library.Function, arguments, where, call.Span);
        if (callee is not CallableValue callable)
            throw new ToyError(call.Callee.Span, $"this is {callee.Description}, not a function; to multiply, write `*`");
        if (arguments.FirstOrDefault(a => a.Name is not null) is { } named)
            throw new ToyError(named.Span, $"{callable.Description} takes its arguments by position, not by name");
        if (where is not null)
            throw new ToyError(call.Where!.Span, "`where` inside the parentheses belongs to functions of an observe such as average");
        return callable.Call([.. arguments.Select(a => a.Value)], call.Span);
    }

    /// <summary>The language's function of that name, unless the toy gave the name to a function of its own. A param may be
    /// called gamma and gamma(x) still mean Γ(x).</summary>
    private static Function? Callee(Expression callee, Environment environment) =>
        callee is NameExpression { Name: var name } && environment.Find(name)?.Value is not (CallableValue or PoisonValue)
            ? FunctionLibrary.Find(name)
            : null;

    private Value ElaborateIndex(IndexExpression index, Environment environment)
    {
        var target = Elaborate(index.Target, environment);
        if (target is TupleValue tuple)
            return ElaboratePart(tuple, index, environment);
        var subscripts = index.Subscripts.Select(s => Resolve(s, environment)).ToImmutableArray();
        graph.Origin = index.Span;
        return target is SeriesValue series
            ? SeriesLifting.Index(this, series, subscripts, index.Span)
            : Tensor(Indexing.Apply(graph, TensorOf(target, index.Target.Span), subscripts, index.Span));
    }

    private Value ElaboratePart(TupleValue tuple, IndexExpression index, Environment environment)
    {
        if (index.Subscripts is not [AtSubscript at])
            throw new ToyError(index.Span, "a tuple takes one whole number as its index");
        var value = ElaborateNumber(at.Index, environment, "the index of a tuple");
        var count = tuple.Items.Length;
        var place = value < 0 ? value + count : value;
        return place >= 0 && place < count && place == Math.Floor(place)
            ? tuple.Items[(int)place]
            : throw new ToyError(at.Span, $"index {value:R} is out of range: the tuple has {count} parts");
    }

    private ResolvedSubscript Resolve(Subscript subscript, Environment environment)
    {
        Node? Optional(Expression? e) => e is null ? null : ElaborateScalar(e, environment, "a slice's bound");
        return subscript switch
        {
            AtSubscript at => new ResolvedSubscript.At(ElaborateTensor(at.Index, environment), at.Span),
            SliceSubscript slice => new ResolvedSubscript.Range(Optional(slice.Start), Optional(slice.Stop), Optional(slice.Step), slice.Span),
            NewAxisSubscript axis => new ResolvedSubscript.NewAxis(axis.Span),
            EllipsisSubscript ellipsis => new ResolvedSubscript.Ellipsis(ellipsis.Span),
            _ => throw new UnreachableException(),
        };
    }

    public ImmutableArray<ResolvedSubscript> Resolve(ImmutableArray<Subscript> subscripts, Environment environment) =>
        [.. subscripts.Select(s => Resolve(s, environment))];

    private Value ElaborateMember(MemberExpression member, Environment environment)
    {
        var target = Elaborate(member.Target, environment);
        graph.Origin = member.Span;
        switch (target)
        {
            case RecordValue record:
                return record.Members.GetValueOrDefault(member.Member)
                    ?? throw new ToyError(member.MemberSpan, $"{record.Description} has {string.Join(", ", record.Members.Keys.Order())}, but no {member.Member}{Spelling.Suggestion(member.Member, record.Members.Keys)}");
            case TensorValue or OperatorValue when member.Member == "T":
                var node = TensorOf(target, member.Target.Span);
                return Tensor(node.Shape.Rank < 2 ? node : graph.Permute(node, [.. Enumerable.Range(0, node.Shape.Rank).Reverse()]));
            case TensorValue(var tensor) when member.Member is "shape":
                return Tensor(graph.Constant([.. tensor.Shape.Lengths.Select(l => (double)l)], new Shape(tensor.Shape.Rank)));
            case PoisonValue:
                throw new PoisonedError();
            default:
                throw new ToyError(member.MemberSpan, $"{target.Description} has no member {member.Member}; tensors have .T and .shape, data sets .x, .image and .y");
        }
    }

    private Value ElaborateList(ImmutableArray<Expression> items, SourceSpan span, Func<Expression, Value> elaborate) =>
        StackItems([.. items.Select(elaborate)], span);

    /// <summary>Equal shapes become one tensor; anything else stays a list, which some functions take (weights of a gradient).</summary>
    private Value StackItems(ImmutableArray<Value> items, SourceSpan span)
    {
        if (items.IsEmpty)
            return Tensor(graph.Constant([], new Shape(0)));
        if (items.Any(i => i is SeriesValue))
            return SeriesLifting.Stack(this, items, span);
        if (!items.All(i => i is TensorValue or OperatorValue))
            return new TupleValue(items);
        var nodes = items.Select(i => TensorOf(i, span)).ToImmutableArray();
        if (nodes.Any(n => n.Shape != nodes[0].Shape))
            return new TupleValue(items);
        if (nodes.All(n => n.ConstantScalar is not null))
            return new TensorValue(graph.Constant([.. nodes.Select(n => n.ConstantScalar!.Value)], new Shape(nodes.Length))) { Items = items };
        return new TensorValue(graph.Stack(nodes)) { Items = items };
    }

    private Value ElaborateComprehension(ComprehensionExpression comprehension, Environment environment)
    {
        var over = ElaborateTensor(comprehension.Over, environment);
        if (over.Shape.Rank == 0)
            throw new ToyError(comprehension.Over.Span, "a comprehension runs over a list or a tensor, not a number; did you mean range(…)?");
        if (over.Shape[0] > LongestComprehension)
            throw new ToyError(comprehension.Span, $"{over.Shape[0]} entries are too many for a comprehension ({LongestComprehension} at most); use whole-tensor operations or scan");
        // Cutting entries out of a known vector one by one would take as long as the square of its length.
        var known = over.Shape.Rank == 1 && !over.IsTruth ? ConstantEvaluation.Evaluate(over) : null;
        var items = ImmutableArray.CreateBuilder<Value>(over.Shape[0]);
        for (var i = 0; i < over.Shape[0]; i++)
        {
            var inner = new Environment(environment);
            inner.Set(new Definition(comprehension.Variable, Tensor(known is null ? graph.Row(over, i) : graph.Scalar(known[i])), comprehension.VariableSpan, DefinitionKind.Local));
            items.Add(Elaborate(comprehension.Body, inner));
        }

        return StackItems(items.ToImmutable(), comprehension.Span);
    }
}
