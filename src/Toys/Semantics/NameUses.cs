using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>Names that an expression refers to from outside itself: parameters of its own lambdas are left out.</summary>
internal static class NameUses
{
    public static IEnumerable<NameExpression> In(Expression? root)
    {
        var pending = new Stack<(Expression Expression, ImmutableNames Bound)>();
        if (root is not null)
            pending.Push((root, ImmutableNames.None));
        while (pending.TryPop(out var next))
        {
            var (expression, bound) = next;
            if (expression is NameExpression name && !bound.Contains(name.Name))
                yield return name;
            if (expression is LambdaExpression lambda)
                bound = lambda.Parameters.Aggregate(bound, (b, p) => b.With(p));
            if (expression is ComprehensionExpression comprehension)
            {
                pending.Push((comprehension.Over, bound));
                pending.Push((comprehension.Body, bound.With(comprehension.Variable)));
                continue;
            }

            foreach (var child in ChildrenOf(expression))
                pending.Push((child, bound));
        }
    }

    /// <summary>The expressions directly inside one.</summary>
    public static IEnumerable<Expression> ChildrenOf(Expression expression) => expression switch
    {
        UnaryExpression unary => [unary.Operand],
        BinaryExpression binary => [binary.Left, binary.Right],
        CallExpression call => [call.Callee, .. call.Arguments.Select(a => a.Value), .. call.Where is null ? [] : new[] { call.Where }],
        IndexExpression index => [index.Target, .. index.Subscripts.SelectMany(Parts)],
        MemberExpression member => [member.Target],
        ListExpression list => list.Items,
        TupleExpression tuple => tuple.Items,
        LambdaExpression lambda => [lambda.Body],
        MapExpression map => map.Entries.Select(e => e.Value),
        _ => [],
    };

    /// <summary>Expressions inside a subscript.</summary>
    public static IEnumerable<Expression> Parts(Subscript subscript) => subscript switch
    {
        AtSubscript at => [at.Index],
        SliceSubscript slice => new[] { slice.Start, slice.Stop, slice.Step }.OfType<Expression>(),
        _ => [],
    };

    private sealed record ImmutableNames(string? Name, ImmutableNames? Rest)
    {
        public static readonly ImmutableNames None = new(null, null);

        public ImmutableNames With(string name) => new(name, this);

        public ImmutableNames With(Pattern pattern) => pattern switch
        {
            NamePattern name => With(name.Name),
            TuplePattern tuple => tuple.Items.Aggregate(this, (b, p) => b.With(p)),
            _ => this,
        };

        public bool Contains(string name)
        {
            for (var names = this; names is not null; names = names.Rest)
                if (names.Name == name)
                    return true;
            return false;
        }
    }
}
