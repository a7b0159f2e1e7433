using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.Calculus;

internal sealed class Init : Function
{
    public override Signature Signature => "init(expression)";

    public override FunctionGroup Group => FunctionGroup.Calculus;

    public override string Summary => "The expression at the initial weights; a prediction may use it.";

    public override string Example => """
        weight w ~ normal(3)
        loss = sum(w^2) / 2
        train gd(lr = 0.1) for 20
        measure size = sum(w^2)
        predict size = init(sum(w^2)) * 0.9^(2 * step)
        check size within 0.0001%
        """;

    public override Value Call(FunctionCall call)
    {
        var substitution = new Substitution(call.Scope.Weights.Select(w => (w.Leaf, w.Initial)));
        return Apply(call["expression"].Value);

        Value Apply(Value value) => value switch
        {
            TupleValue tuple => new TupleValue([.. tuple.Items.Select(Apply)]),
            OperatorValue matrix => matrix with { Multiply = v => substitution.Apply(matrix.Multiply(v)), Form = () => substitution.Apply(matrix.Form()) },
            TensorValue { Node: var node } => new TensorValue(substitution.Apply(node)),
            _ => throw call.Error("expression", $"init takes an expression, not {value.Description}"),
        };
    }
}
