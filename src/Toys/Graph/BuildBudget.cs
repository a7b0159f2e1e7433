using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Graph;

/// <summary>How much a text may unfold into. Forty functions that each call the last one twice are a page to write and a
/// million million operations to build: the building itself has a price, and it is counted while it is spent.</summary>
/// <param name="most">Units to spend: <see cref="PerNode"/> for a node, one for a step of reading an expression.</param>
internal sealed class BuildBudget(int most)
{
    /// <summary>What compiling one sweep point may spend: a second or so.</summary>
    public const int ForToy = 2_500_000;

    /// <summary>What judging one repetition may spend: functions that are no whole-series operations act sample by sample.</summary>
    public const int ForJudgement = 25_000_000;

    /// <summary>Units that a node costs, differentiating, planning and pricing it included.</summary>
    public const int PerNode = 8;

    private int _spent;
    private bool _isReported;

    /// <exception cref="ToyError">Nothing is left; said once, since all that follows would fail for the same reason.</exception>
    public void Spend(int units, SourceSpan origin)
    {
        if (_spent <= most)
        {
            _spent += units;
            return;
        }

        if (_isReported)
            throw new PoisonedError();
        _isReported = true;
        throw new ToyError(origin, $"with this the toy unfolds into more than {most / PerNode:N0} operations: let fold or scan repeat things, and whole-tensor operations take the place of comprehensions and of functions that call functions many times over");
    }
}
