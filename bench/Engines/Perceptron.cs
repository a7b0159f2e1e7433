using LearningMechanics.Toys;

namespace LearningMechanics.Bench.Engines;

/// <summary>A tanh network under full-batch gradient descent on the halved squared error; one step is one update.</summary>
/// <remarks>Data and initial weights are sines of their place, so that both sides can be held against each other.</remarks>
internal sealed record Perceptron(int Inputs, int Width, int Rows, int Depth = 1, int Seeds = 1) : IWorkload
{
    private const double LearningRate = 0.01;

    public string Name =>
        $"{Inputs}→{string.Concat(Enumerable.Repeat($"{Width}→", Depth))}1, {Rows} rows{(Seeds > 1 ? $", {Seeds} seeds" : "")}";

    public Toy ToyOf(int steps) => Compiled.From($"""
        toy "A tanh network"
        data x = sin(0.37 * reshape(range({Rows * Inputs}), {Rows}, {Inputs}) + seed)
        data y = cos(sum(x, axis = 1))
        {string.Join('\n', Enumerable.Range(1, Depth).Select(Layer))}
        weight v = cos(range({Width})) / sqrt({Width})
        let h0 = x
        {string.Join('\n', Enumerable.Range(1, Depth).Select(l => $"let h{l} = tanh(h{l - 1} @ W{l}.T + b{l})"))}
        loss = mean((h{Depth} @ v - y)^2) / 2
        train gd(lr = {LearningRate}) for {steps}
        measure value = loss at [{steps}]
        seeds {Seeds}
        """);

    public TwinRequest RequestOf(int steps) => new("perceptron", steps)
    {
        Inputs = Inputs, Width = Width, Depth = Depth, Rows = Rows, Seeds = Seeds, LearningRate = LearningRate,
    };

    private string Layer(int layer)
    {
        var inputs = layer == 1 ? Inputs : Width;
        return $"""
            weight W{layer} = sin(1.7 * reshape(range({Width * inputs}), {Width}, {inputs}) + {layer} + seed) / sqrt({inputs})
            weight b{layer} = zeros({Width})
            """;
    }
}
