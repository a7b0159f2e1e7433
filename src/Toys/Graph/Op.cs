using System.Collections.Immutable;
using System.Numerics;

namespace LearningMechanics.Toys.Graph;

/// <summary>What a node does: shape rule, price, evaluation, derivative. Records, so that equal operations on equal inputs
/// are found to be the same node.</summary>
internal abstract record Op
{
    /// <summary>For price lists, exports and debugging, for example <c>tanh</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Types of the results. The language has checked shapes already; an operation only asserts.</summary>
    public abstract ImmutableArray<TensorType> Infer(ImmutableArray<Node> inputs);

    /// <summary>Floating-point operations of one evaluation, an upper bound.</summary>
    public virtual double Operations(Node node)
    {
        var count = 0.0;
        foreach (var output in node.Outputs)
            count += output.Shape.Count;
        return count;
    }

    /// <summary>Price of many evaluations in one run, an upper bound: less than of each alone where one goes on from the last.</summary>
    /// <param name="node">The node.</param>
    /// <param name="evaluations">How many, in order of their steps.</param>
    /// <param name="steps">Steps of the run, over which they spread.</param>
    public virtual double OperationsOver(Node node, double evaluations, double steps) => evaluations * Operations(node);

    /// <summary>What one evaluation usually takes: iterations seldom reach the cap that <see cref="Operations"/> prices.
    /// For time estimates and progress only.</summary>
    public virtual double LikelyOperations(Node node) => Operations(node);

    /// <summary>Whether it works many times on each number it has at hand, as a factorization does. For time estimates only.</summary>
    public virtual bool IsDense => false;

    /// <summary>Elements that <see cref="Bind"/> allocates besides results and bodies, an upper bound.</summary>
    public virtual double Scratch(Node node) => 0;

    /// <summary>How often at least the result changes, whatever the inputs are.</summary>
    public virtual Dependence Introduces => Dependence.Constant;

    /// <summary>Whether it draws: its results differ between repetitions by chance.</summary>
    public virtual bool IsRandom => false;

    /// <summary>Whether two equal nodes are one: false for leaves that have an identity of their own.</summary>
    public virtual bool IsShared => true;

    /// <summary>Whether the result is the input's own memory seen otherwise (<c>reshape</c>, a tuple's part).</summary>
    public virtual bool IsView => false;

    public virtual ImmutableHashSet<Node> FreeParameters(ImmutableArray<Node> inputs)
    {
        var free = ImmutableHashSet<Node>.Empty;
        foreach (var input in inputs)
            if (!input.FreeParameters.IsEmpty)
                free = free.IsEmpty ? input.FreeParameters : free.Union(input.FreeParameters);
        return free;
    }

    /// <summary>Makes the action that computes the results into their buffers, reading the inputs' buffers. Called once per
    /// place in a plan and per seed; the action runs many times and must not allocate.</summary>
    public abstract Action Bind<T>(Binding<T> binding)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Reverse mode: what each input's cotangent gains from the results' cotangents, as nodes again.</summary>
    /// <param name="node">The node being differentiated.</param>
    /// <param name="cotangents">Per result; null where nothing depends on it.</param>
    /// <returns>Per input; null where the derivative is zero or the input is discrete.</returns>
    public virtual Node?[] Backward(Node node, IReadOnlyList<Node?> cotangents) => new Node?[node.Inputs.Length];
}
