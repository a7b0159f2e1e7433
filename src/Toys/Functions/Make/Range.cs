using LearningMechanics.Toys.Graph;

namespace LearningMechanics.Toys.Functions.Make;

/// <summary><c>range(n)</c>, <c>range(a, b)</c>, <c>range(a, b, step)</c></summary>
internal sealed class Range : MakeFunction
{
    public override Signature Signature => "range(start, stop?, step?)";

    public override string Summary =>
        "`range(n)` is 0, 1, …, n − 1; `range(a, b)` is a, a + 1, … up to but not including b; a third argument is the step, which may be negative or fractional.";

    public override string Example => """
        measure y = concat(range(3), range(2, 4), range(1, 0, -0.5))
        predict y = [0, 1, 2, 2, 3, 1, 0.5]
        check y within 0.0001%
        """;

    protected override Node Make(FunctionCall call)
    {
        var (start, step) = (call.Number("start"), call.Number("step", 1));
        var stop = call.Number("stop", start);
        if (!call.Has("stop"))
            start = 0;
        if (step == 0 || !double.IsFinite(step))
            throw call.Error("step", $"the step of range must not be {step:R}");
        var count = Math.Ceiling((stop - start) / step);
        return count <= Sizes.Most
            ? Progression.Of(call.Graph, start, step, (int)Math.Max(0, count))
            : throw call.Error($"range would have {count:R} elements: more than the {Sizes.Most} that a tensor may have");
    }
}
