using System.Numerics;
using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

/// <summary>A plan with memory: one array, one action per operation. Running it allocates nothing.</summary>
internal sealed class CompiledProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A run shorter than this need not look whether it was cancelled: about ten milliseconds.</summary>
    private const double UncancellableSeconds = 0.01;

    private readonly T[] _arena;
    private readonly Func<Node, int, TensorBuffer<T>> _given;
    private readonly Action[] _actions;
    private readonly CancellationToken _cancellation;

    /// <param name="plan">What to compute and where.</param>
    /// <param name="given">Buffers of what the plan reads from outside.</param>
    /// <param name="context">The repetition.</param>
    public CompiledProgram(ProgramPlan plan, Func<Node, int, TensorBuffer<T>> given, RunContext context)
    {
        Plan = plan;
        _arena = new T[plan.ArenaLength];
        _given = given;
        _cancellation = plan.Seconds > UncancellableSeconds ? context.CancellationToken : CancellationToken.None;
        _actions = [.. plan.Instructions.Select(i => Bind(i, context))];
    }

    public ProgramPlan Plan { get; }

    public TensorBuffer<T> Buffer(Node node, int output = 0)
    {
        var place = Plan.PlaceOf(node, output);
        if (place.Given is null)
            return new TensorBuffer<T>(_arena, (int)place.Offset, (int)place.Length);
        return _given(place.Given, place.Output);
    }

    public void Run()
    {
        if (_cancellation.CanBeCanceled)
        {
            RunCancellably();
            return;
        }

        foreach (var action in _actions)
            action();
    }

    /// <summary>Runs one of the plan's instructions by itself.</summary>
    public void Run(int instruction) => _actions[instruction]();

    /// <summary>As <see cref="Run()"/>, but an operation whose numbers have no value is put down with its reason, and so is all
    /// that needs it; the rest is computed. (Operations of chains have values always.)</summary>
    public void Run(FailedNodes failed)
    {
        for (var i = 0; i < _actions.Length; i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            var nodes = Plan.Instructions[i].Nodes;
            if (nodes.Count(failed.InheritFrom) == nodes.Length)
                continue;
            try
            {
                _actions[i]();
            }
            catch (DivergenceException divergence)
            {
                failed.Add(nodes[0], divergence);
            }
        }
    }

    private Action Bind(Instruction instruction, RunContext context) => instruction.IsChain
        ? new ChainProgram<T>(instruction, n => Buffer(n)).Run
        : instruction.Nodes[0].Op.Bind(new ProgramBinding<T>(this, instruction.Nodes[0], context));

    private void RunCancellably()
    {
        foreach (var action in _actions)
        {
            _cancellation.ThrowIfCancellationRequested();
            action();
        }
    }
}
