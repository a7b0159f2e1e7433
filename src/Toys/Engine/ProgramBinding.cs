using System.Numerics;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

/// <summary>One operation's place in a program.</summary>
internal sealed class ProgramBinding<T>(CompiledProgram<T> program, Node node, RunContext context) : Binding<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override Node Node => node;

    public override RunContext Context => context;

    public override TensorBuffer<T> Input(int index) => program.Buffer(node.Inputs[index]);

    public override TensorBuffer<T> Output(int index = 0) => program.Buffer(node, index);

    public override BoundBody<T> Body(Body body) => new ProgramBody<T>(body, program, context);
}

/// <summary>A body as a program of its own: its parameters have buffers, what it captured lies in the program around it.</summary>
internal sealed class ProgramBody<T> : BoundBody<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TensorBuffer<T>[] _parameters;
    private readonly TensorBuffer<T>[] _results;
    private readonly CompiledProgram<T> _program;

    public ProgramBody(Body body, CompiledProgram<T> around, RunContext context)
    {
        _parameters = [.. body.Parameters.Select(p => TensorBuffers.Allocate<T>(p.Shape.Count))];
        _program = new CompiledProgram<T>(
            around.Plan.BodyPlan(body),
            (node, output) => body.Parameters.IndexOf(node) is >= 0 and var index ? _parameters[index] : around.Buffer(node, output),
            context);
        _results = [.. body.Results.Select(r => _program.Buffer(r))];
    }

    public override TensorBuffer<T> Parameter(int index) => _parameters[index];

    public override TensorBuffer<T> Result(int index = 0) => _results[index];

    public override void Run() => _program.Run();
}
