using System.Collections.Immutable;
using LearningMechanics.Toys.DataSets;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Functions.DataSets;

/// <summary>A function that gives labelled images.</summary>
internal abstract class DataSetFunction(KnownDataSet set) : Function
{
    public sealed override Signature Signature => $"{set.Name}(n, skip?)";

    public sealed override FunctionGroup Group => FunctionGroup.DataSets;

    public sealed override Value Call(FunctionCall call)
    {
        var (count, skip, graph) = (call.Size("n"), call.Size("skip", 0), call.Graph);
        if (count + (long)skip > set.Count)
            throw call.Error("n", skip == 0
                ? $"{set.Name} has {set.Count} images, {count} are more"
                : $"{set.Name} has {set.Count} images: skip = {skip} leaves {Math.Max(0, set.Count - skip)}, {count} are more");
        var rows = graph.Apply(new DataSetRows(set, count, skip));
        var x = graph.Part(rows, 0);
        return new RecordValue(set.Name, ImmutableDictionary.CreateRange(
        [
            KeyValuePair.Create("x", (Value)new TensorValue(x)),
            KeyValuePair.Create("image", (Value)new TensorValue(graph.Reshape(x, new Shape(count, set.Height, set.Width)))),
            KeyValuePair.Create("y", (Value)new TensorValue(graph.Part(rows, 1))),
        ]));
    }
}
