using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>The loss as training sees it: batched data stand for their batch, and so does everything defined from them.</summary>
internal sealed partial class ToyElaborator
{
    /// <summary>The loss compiled anew, because a batch has another number of rows: what was a mean over all is now one over the batch.</summary>
    private Node TrainingLoss()
    {
        if (_batches.Count == 0)
            return _loss!;
        var environment = BuiltInNames.For(_graph, _scope);
        var changed = new HashSet<string>();
        foreach (var statement in _outline.Syntax.Statements)
        {
            if (statement is LossStatement loss)
                return _expressions.ElaborateScalar(loss.Value, environment, "the loss");
            Redefine(statement, environment, changed);
        }

        return _loss!;
    }

    private void Redefine(Statement statement, Environment environment, HashSet<string> changed)
    {
        switch (statement)
        {
            case LetStatement let when Uses(let.Value):
                _expressions.Bind(let.Target, _expressions.Elaborate(let.Value, environment), environment, DefinitionKind.Let, let.Value);
                changed.UnionWith(Names(let.Target));
                break;
            case LetFunctionStatement function when Uses(function.Body):
                var closure = (Closure)_environment.Find(function.Name.Text)!.Value;
                environment.Set(new Definition(function.Name.Text, closure with { Environment = environment }, function.Name.Span, DefinitionKind.Let));
                changed.Add(function.Name.Text);
                break;
            case DataStatement { IsDrawn: false } data when Uses(data.Value) && !Names(data.Target).Any(_batches.ContainsKey):
                _expressions.Bind(data.Target, _expressions.Elaborate(data.Value, environment), environment, DefinitionKind.Data, data.Value);
                changed.UnionWith(Names(data.Target));
                break;
            case LetStatement let:
                Keep(Names(let.Target));
                break;
            case LetFunctionStatement function:
                Keep([function.Name.Text]);
                break;
            case DataStatement data:
                Keep(Names(data.Target));
                break;
            case ParamStatement param:
                Keep([param.Name.Text]);
                break;
            case WeightStatement weight:
                Keep([weight.Name.Text, "weights"]);
                break;
            case BatchStatement batch:
                Keep(batch.Aliases.Select(a => a.Text));
                break;
            case FitStatement fit:
                Keep([fit.Name.Text]);
                break;
        }

        bool Uses(Expression expression) => NameUses.In(expression).Any(n => changed.Contains(n.Name));

        void Keep(IEnumerable<string> names)
        {
            foreach (var name in names)
            {
                var definition = _environment.Find(name) ?? throw new PoisonedError();
                if (_batches.TryGetValue(name, out var batch))
                {
                    definition = definition with { Value = new TensorValue(batch) };
                    changed.Add(name);
                }

                environment.Set(definition);
            }
        }
    }

    private static IEnumerable<string> Names(Pattern pattern) => DefinedNames.Of(pattern).Select(n => n.Text);
}
