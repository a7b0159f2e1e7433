using System.Collections.Immutable;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>onehot(labels, classes)</c></summary>
internal sealed class Onehot : MakeFunction
{
    public override Signature Signature => "onehot(labels, classes)";

    public override string Summary =>
        "For integral labels of any shape, rows that are 1 at the label and 0 elsewhere: shape labels + (classes). A label outside 0 … classes − 1 is an error.";

    public override string Example => """
        measure y = onehot([2, 0], 3)
        predict y = [[0, 0, 1], [1, 0, 0]]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var (labels, classes) = (call.Tensor("labels"), call.Size("classes"));
        call.Holdable(labels.Shape.Append(new Shape(classes)));
        foreach (var label in labels.ConstantValues ?? [])
            if (!LabelRows.IsLabel(label, classes))
                throw call.Error("labels", LabelRows.Refusal(label, classes));
        return call.Graph.Fold(new LabelRows(classes), labels);
    }
}

/// <summary>For every label, a row of zeros with a 1 at the label.</summary>
internal sealed record LabelRows(int Classes) : Op
{
    public override string Name => "onehot";

    public static bool IsLabel(double label, int classes) => label >= 0 && label < classes && label == Math.Floor(label);

    public static string Refusal(double label, int classes) => $"label {label:R} of onehot is not one of 0..{classes - 1}";

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) => [new TensorType(inputs[0].Shape.Append(new Shape(Classes)))];

    public override Action Bind<T>(Binding<T> binding)
    {
        var (labels, rows, origin) = (binding.Input(0), binding.Output(), binding.Node.Origin);
        return () =>
        {
            Span<T> source = labels.Span, target = rows.Span;
            target.Clear();
            for (var i = 0; i < source.Length; i++)
            {
                var label = double.CreateTruncating(source[i]);
                if (!IsLabel(label, Classes))
                    throw new ToyRunException(Refusal(label, Classes), origin);
                target[i * Classes + (int)label] = T.One;
            }
        };
    }
}
