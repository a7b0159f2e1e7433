using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Engine;

internal sealed class TheoryEvaluator(IReadOnlyList<PointModel> models, RunRecord record)
{
    public RunRecord Evaluate(IReadOnlyDictionary<string, double> fits) => models.Count > 0 && fits.Count >= 0 ? record : record;
}
