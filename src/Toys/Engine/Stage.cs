using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Engine;

/// <summary>When a node is computed: as rarely as what it depends on changes.</summary>
internal enum Stage
{
    /// <summary>Once per sweep point; seeds share it.</summary>
    Point,

    /// <summary>Once per seed: draws, initial weights.</summary>
    Seed,

    /// <summary>Once per value of the constants a theory is fitted with.</summary>
    Fit,

    /// <summary>At every step that asks for it.</summary>
    Step,
}

/// <summary>Stages of nodes, given which leaves are fitted constants.</summary>
internal sealed class StageMap(IEnumerable<Node> fits)
{
    private readonly HashSet<Node> _fits = [.. fits];
    private readonly Dictionary<Node, Stage> _stages = [];

    public Stage Of(Node node)
    {
        if (_fits.Count == 0)
            return OwnStage(node.Dependence);
        if (!_stages.ContainsKey(node))
            foreach (var needed in Reach.From([node], _stages.ContainsKey))
                _stages.TryAdd(needed, Find(needed));
        return _stages[node];
    }

    private Stage Find(Node node)
    {
        if (_fits.Contains(node))
            return Stage.Fit;
        var stage = OwnStage(node.Op.Introduces);
        foreach (var input in node.Inputs)
            if (_stages[input] > stage)
                stage = _stages[input];
        return stage;
    }

    private static Stage OwnStage(Dependence dependence) => dependence switch
    {
        Dependence.Constant => Stage.Point,
        Dependence.Seed => Stage.Seed,
        _ => Stage.Step,
    };
}

/// <summary>Plans of some computations, cut by stage: what an earlier stage computed is given to the later ones.</summary>
internal sealed class StagedPlan
{
    private readonly StageMap _stages;
    private readonly HashSet<Node> _elsewhere;
    private readonly Dictionary<Stage, ProgramPlan> _plans = [];

    /// <param name="stages">When nodes are computed.</param>
    /// <param name="roots">All that is ever asked for.</param>
    /// <param name="kept">Nodes that others read besides.</param>
    /// <param name="elsewhere">Nodes of earlier stages that another plan computes; they are given.</param>
    public StagedPlan(StageMap stages, IEnumerable<Node> roots, IEnumerable<Node> kept, HashSet<Node> elsewhere)
    {
        (_stages, _elsewhere) = (stages, elsewhere);
        var wanted = new HashSet<Node>(kept);
        var needed = Reach.From(roots, IsElsewhere);
        wanted.UnionWith(roots);
        foreach (var node in needed)
            foreach (var input in node.Inputs)
                if (!IsElsewhere(node) && stages.Of(input) < stages.Of(node))
                    wanted.Add(input);
        foreach (var stage in new[] { Stage.Point, Stage.Seed, Stage.Fit })
            _plans[stage] = ProgramPlan.Create(
                wanted.Where(n => stages.Of(n) == stage && n.Op is not Leaf && !IsElsewhere(n)).OrderBy(n => n.Id),
                n => stages.Of(n) < stage || IsElsewhere(n));
    }

    /// <summary>The plan that runs once in a stage before <see cref="Stage.Step"/>.</summary>
    public ProgramPlan this[Stage stage] => _plans[stage];

    /// <summary>A plan that runs at steps.</summary>
    public ProgramPlan AtStep(IEnumerable<Node> roots) =>
        ProgramPlan.Create(roots, n => _stages.Of(n) < Stage.Step || IsElsewhere(n));

    private bool IsElsewhere(Node node) => _elsewhere.Contains(node) && _stages.Of(node) < Stage.Step;
}
