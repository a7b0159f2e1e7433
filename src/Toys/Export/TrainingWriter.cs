using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Export;

/// <summary>Writes one <c>train</c> statement: the optimizer's update, line by line, and the call that runs it.</summary>
internal sealed class TrainingWriter(TrainStatement train, ExpressionWriter expressions, WritingContext context)
{
    private readonly WritingContext _context = context with { Now = "now" };

    /// <summary>The trained weights by name.</summary>
    public required IReadOnlyList<string> Weights { get; init; }

    /// <summary>The loss as training sees it: a function of the state.</summary>
    public required string Loss { get; init; }

    /// <summary>What the loss changes with.</summary>
    public required Reach LossReach { get; init; }

    /// <summary>Quantities that the loss draws at every step.</summary>
    public required IReadOnlyList<string> Drawn { get; init; }

    /// <summary>A local variable's name: the toy's own are seen inside the update too.</summary>
    public required Func<string, string> Local { get; init; }

    private string Optimizer => train.Optimizer.Text;

    private bool HasRates => Map("lr") is not null;

    private string Rate => HasRates ? Local("lr") + "[name]" : Local("lr");

    private string LargestRate => HasRates ? $"functools.reduce(max_, {Local("lr")}.values())" : Local("lr");

    private bool HasDecay => Optimizer == "adamw" || Given("decay") is not null;

    private string Decay => Map("decay") is null ? Local("decay") : Local("decay") + ".get(name, 0)";

    private string G => Local("g");

    /// <summary>Lines of the script, the first of them the definition of <paramref name="name"/>.</summary>
    public IEnumerable<string> Lines(string name)
    {
        var steps = expressions.Write(train.Steps, context);
        var until = train.Until is null ? "" : $", until={expressions.WriteOfState(train.Until, _context)}";
        if (Optimizer == "flow")
        {
            var restart = (LossReach & Reach.Step) != 0 ? ", restart=True" : "";
            return [$"def {name}(now):", .. Indented([.. Gradient(), $"return {{name: -{G}[name] for name in {G}}}"]),
                $"run.follow(Flow({name}, {Argument("dt")}, {steps}{restart}), {steps}{until})"];
        }

        var drawn = Drawn.Count == 0 ? "" : $", drawn=[{string.Join(", ", Drawn)}]";
        return [$"def {name}(now, memory):", .. Indented([.. Gradient(), .. Update(), .. Projection(), $"return new, {LargestRate}"]),
            $"run.train({name}, {steps}{until}{drawn})"];
    }

    private static IEnumerable<string> Indented(IEnumerable<string> lines) => lines.Select(l => "    " + l);

    private MapExpression? Map(string parameter) => Given(parameter) as MapExpression;

    private Expression? Given(string parameter)
    {
        var signature = Optimizers.OptimizerLibrary.Find(Optimizer)!.Signature;
        var position = 0;
        foreach (var argument in train.Arguments)
            if ((argument.Name ?? signature.Parameters[position++].Name) == parameter)
                return argument.Value;
        return null;
    }

    private string Argument(string parameter, string otherwise = "") => Given(parameter) switch
    {
        null => otherwise,
        MapExpression map => $"{{{string.Join(", ", map.Entries.Select(e => $"{PythonLiteral.Text(e.Key)}: {expressions.Write(e.Value, _context)}"))}}}",
        var given => expressions.Write(given, _context),
    };

    private string Assignment(string parameter, string otherwise) => $"{Local(parameter)} = {Argument(parameter, otherwise)}";

    private IEnumerable<string> Gradient()
    {
        yield return $"{G} = gradients({Loss}, now, [{string.Join(", ", Weights.Select(PythonLiteral.Text))}])";
        if (HasDecay)
            yield return Assignment("decay", "0.01");
        if (HasDecay && Optimizer != "adamw")
            yield return $"{G} = {{name: {G}[name] + {Decay} * now.weights[name] for name in {G}}}";
    }

    private IEnumerable<string> Update()
    {
        yield return Assignment("lr", "1e-3");
        if (Optimizer is "adam" or "adamw")
        {
            yield return Assignment("beta1", "0.9");
            yield return Assignment("beta2", "0.999");
            yield return Assignment("eps", "1e-8");
            yield return $"{Local("k")} = memory[\"k\"] = memory.get(\"k\", 0) + 1";
        }
        else if (Optimizer is "momentum" or "muon")
            yield return Assignment("beta", Optimizer == "muon" ? "0.95" : "0.9");

        yield return "new = {}";
        yield return $"for name in {G}:";
        foreach (var line in UpdateOfOne())
            yield return "    " + line;
    }

    private IEnumerable<string> UpdateOfOne() => Optimizer switch
    {
        "momentum" => [Running("v", $"{Local("beta")} * {{0}} + {G}[name]"), Moved(Local("v"))],
        "muon" =>
        [
            Running("v", $"{Local("beta")} * {{0}} + {G}[name]"),
            Moved($"(orthogonalised({Local("v")}) if len({Local("v")}.shape) == 2 else {Local("v")})"),
        ],
        "signgd" => [Moved($"sign({G}[name])")],
        "adam" or "adamw" =>
        [
            Running("m", $"{Local("beta1")} * {{0}} + (1 - {Local("beta1")}) * {G}[name]"),
            Running("v", $"{Local("beta2")} * {{0}} + (1 - {Local("beta2")}) * {G}[name] ** 2"),
            $"direction = {Local("m")} / (1 - {Local("beta1")} ** {Local("k")}) / (sqrt({Local("v")} / (1 - {Local("beta2")} ** {Local("k")})) + {Local("eps")})",
            Moved(Optimizer == "adamw" ? $"(direction + {Decay} * now.weights[name])" : "direction"),
        ],
        _ => [Moved($"{G}[name]")],
    };

    /// <summary>A value that the optimizer remembers, 0 at first.</summary>
    private string Running(string symbol, string next)
    {
        var key = $"\"{symbol} \" + name";
        return $"{Local(symbol)} = memory[{key}] = {next.Replace("{0}", $"memory.get({key}, 0)", StringComparison.Ordinal)}";
    }

    private string Moved(string direction) => $"new[name] = now.weights[name] - {Rate} * {direction}";

    /// <summary>All projections see the weights as the update left them.</summary>
    private IEnumerable<string> Projection()
    {
        if (Map("project") is not { } map)
            yield break;
        yield return "now = now.moved(new)";
        foreach (var entry in map.Entries)
        {
            var key = PythonLiteral.Text(entry.Key);
            var value = expressions.Write(entry.Value, _context);
            yield return entry.Value is LambdaExpression || entry.Value is NameExpression n && _context.Scope.Find(n.Name) is Meaning.Callable
                ? $"new[{key}] = ({value})(new[{key}])"
                : $"new[{key}] = {value}";
        }
    }
}
