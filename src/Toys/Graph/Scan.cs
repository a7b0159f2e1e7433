using System.Collections.Immutable;

namespace LearningMechanics.Toys.Graph;

/// <summary>A loop of fixed length. The body takes the carried values and one entry of each sliced input; it gives the next
/// carried values and, for each output, one entry. Results: last carried values, then the outputs stacked along a leading axis.</summary>
/// <param name="Body">Parameters: carried, then sliced. Results: carried, then outputs.</param>
/// <param name="Length">Number of passes.</param>
/// <param name="Carried">Number of carried values.</param>
/// <param name="Sliced">Number of inputs read entry by entry along their leading axis.</param>
internal sealed record Scan(Body Body, int Length, int Carried, int Sliced) : RegionOp(Body)
{
    public override string Name => "scan";

    public override int OwnInputs => Carried + Sliced;

    public override RegionOp WithBody(Body body) => this with { Body = body };

    public override double Operations(Node node) => Length * BodyOperations();

    public override ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs) =>
    [
        .. inputs[..Carried].Select(i => i.Type),
        .. Body.Results.Skip(Carried).Select(r => new TensorType(r.Shape.Insert(0, Length), r.IsTruth)),
    ];

    public override Action Bind<T>(Binding<T> binding)
    {
        var body = binding.Body(Body);
        var initial = Enumerable.Range(0, Carried).Select(binding.Input).ToArray();
        var sliced = Enumerable.Range(Carried, Sliced).Select(binding.Input).ToArray();
        var outputs = Enumerable.Range(0, Body.Results.Length).Select(binding.Output).ToArray();
        var cancellation = binding.Context.CancellationToken;
        return () =>
        {
            for (var c = 0; c < Carried; c++)
                initial[c].Span.CopyTo(outputs[c].Span);
            for (var pass = 0; pass < Length; pass++)
            {
                cancellation.ThrowIfCancellationRequested();
                for (var c = 0; c < Carried; c++)
                    outputs[c].Span.CopyTo(body.Parameter(c).Span);
                for (var s = 0; s < Sliced; s++)
                {
                    var entry = body.Parameter(Carried + s).Span;
                    sliced[s].Span.Slice(pass * entry.Length, entry.Length).CopyTo(entry);
                }

                body.Run();
                for (var r = 0; r < outputs.Length; r++)
                {
                    var result = body.Result(r).Span;
                    result.CopyTo(r < Carried ? outputs[r].Span : outputs[r].Span.Slice(pass * result.Length, result.Length));
                }
            }
        };
    }

    /// <summary>Another scan, backwards: it carries the cotangents of the carried values and gathers those of what the body captured.</summary>
    public override Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents, bool[] needed)
    {
        var graph = node.Graph;
        var own = node.Inputs[..OwnInputs];
        var captured = Enumerable.Range(OwnInputs, node.Inputs.Length - OwnInputs).Where(i => needed[i]).ToArray();
        var stored = StoredCarries(node, own);

        Node Fresh(Shape shape) => graph.Parameter("cotangent", new TensorType(shape));
        Node Like(Node parameter) => graph.Parameter("value", parameter.Type);
        var carryBars = Body.Parameters.Take(Carried).Select(p => Fresh(p.Shape)).ToArray();
        var capturedBars = captured.Select(i => Fresh(node.Inputs[i].Shape)).ToArray();
        var values = Body.Parameters.Select(Like).ToArray();
        var outputBars = Body.Results.Skip(Carried).Select(r => Fresh(r.Shape)).ToArray();

        var results = Inline(values);
        var gradients = Differentiation.Pullback(
            [.. results.Zip(carryBars.Concat(outputBars))],
            [.. values, .. captured.Select(i => node.Inputs[i])]);
        var body = new Body(
            [.. carryBars, .. capturedBars, .. values, .. outputBars],
            [
                .. gradients.Take(Carried),
                .. capturedBars.Select((bar, i) => bar + gradients[OwnInputs + i]),
                .. gradients.Skip(Carried).Take(Sliced),
            ]);
        var backward = graph.Apply(
            new Scan(body, Length, Carried + captured.Length, OwnInputs + outputBars.Length),
            [
                .. Enumerable.Range(0, Carried).Select(c => cotangents[c] ?? graph.Zeros(own[c].Shape)),
                .. captured.Select(i => graph.Zeros(node.Inputs[i].Shape)),
                .. stored.Select(graph.Reverse),
                .. own.Skip(Carried).Select(graph.Reverse),
                .. Enumerable.Range(Carried, outputBars.Length).Select(o => graph.Reverse(cotangents[o] ?? graph.Zeros(node.Outputs[o].Shape))),
            ]);

        var result = new Node?[node.Inputs.Length];
        for (var c = 0; c < Carried; c++)
            result[c] = graph.Part(backward, c);
        for (var s = 0; s < Sliced; s++)
            result[Carried + s] = graph.Reverse(graph.Part(backward, Carried + captured.Length + s));
        for (var i = 0; i < captured.Length; i++)
            result[captured[i]] = graph.Part(backward, Carried + i);
        return result;
    }

    /// <summary>The carried values before every pass, stacked.</summary>
    private Node[] StoredCarries(Node node, ImmutableArray<Node> own)
    {
        if (Carried == 0)
            return [];
        var body = new Body(Body.Parameters, [.. Body.Results.Take(Carried), .. Body.Parameters.Take(Carried)]);
        var forward = node.Graph.Apply(new Scan(body, Length, Carried, Sliced), own);
        return [.. Enumerable.Range(Carried, Carried).Select(i => node.Graph.Part(forward, i))];
    }
}
