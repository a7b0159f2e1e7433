using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Export;

/// <summary>Batches and training.</summary>
internal sealed partial class BodyWriter
{
    /// <summary>Quantities that a step draws, by the names that lean on them.</summary>
    private readonly Dictionary<string, string> _drawn = [];

    /// <summary>Data that stand for their batch while training: name, and the expression of the batch.</summary>
    private readonly Dictionary<string, string> _batched = [];

    private readonly Dictionary<string, string> _rows = [];

    private void Batch(BatchStatement batch)
    {
        var first = _expressions.Write(new NameExpression(batch.Sources[0].Text, batch.Span), Constant);
        var order = _names.Fresh("batches");
        var rows = _names.Fresh("rows");
        Line($"{order} = Batches(draw, {_batches++}, {first}.shape[0], {_expressions.Write(batch.Size, Constant)}{(batch.WithReplacement ? ", replacement=True" : "")})");
        _lines.Add($"{rows} = drawn(lambda now: {order}.at(now.step))");
        for (var i = 0; i < batch.Sources.Length; i++)
        {
            var source = batch.Sources[i].Text;
            var whole = _expressions.Write(new NameExpression(source, batch.Span), Moving);
            if (batch.Aliases.Length == 0)
            {
                _batched[source] = $"{whole}[{rows}(now)]";
                _rows[source] = rows;
                continue;
            }

            var alias = batch.Aliases[i].Text;
            MovingQuantity(new NamePattern(alias, batch.Span), $"{whole}[{rows}(now)]", Reach.Step | ReachFinder.Of(new NameExpression(source, batch.Span), _scope), _scope, "");
            _drawn[alias] = rows;
        }
    }

    private void Train(TrainStatement train)
    {
        var scope = _batched.Count == 0 ? _scope : BatchedScope();
        var loss = (Meaning.Moving?)(scope.Find("loss") as Meaning.Moving);
        var drawn = DrawnBy("loss").Distinct().ToList();
        var lines = new TrainingWriter(train, _expressions, Constant)
        {
            Weights = train.Weights.IsDefaultOrEmpty ? [.. _weights] : [.. train.Weights.Select(w => w.Text)],
            Loss = loss?.Python ?? "lambda now: loss",
            LossReach = loss?.Reach ?? Reach.None,
            Drawn = drawn,
            Local = _names.Unused,
        }.Lines(_names.Fresh("update")).ToList();
        if (_lines.Count > 0 && _lines[^1].Length > 0)
            _lines.Add("");
        _lines.Add($"# {_outline.Syntax.Source[train.Span].Trim().ReplaceLineEndings(" ")}");
        _lines.AddRange(lines[..^1]);
        Line(lines[^1]);
    }

    /// <summary>The names as training sees them: data in batches, and everything defined from these written once more.</summary>
    private PythonScope BatchedScope()
    {
        var scope = new PythonScope(_scope);
        if (_isBatchWritten is { } written)
            return written;
        var changed = new HashSet<string>();
        foreach (var (name, text) in _batched)
        {
            MovingQuantity(new NamePattern(name, default), text, Reach.Step, scope, "_batch");
            changed.Add(name);
        }

        foreach (var statement in _outline.Syntax.Statements)
        {
            switch (statement)
            {
                case LetFunctionStatement function when Uses(function.Body):
                    Function(function, scope, Spelled(function.Name.Text, "_batch"));
                    changed.Add(function.Name.Text);
                    break;
                case LetStatement { Target: NamePattern target, Value: LambdaExpression lambda } when Uses(lambda):
                    Function(Named(target, lambda), scope, Spelled(target.Name, "_batch"));
                    changed.Add(target.Name);
                    break;
                case LetStatement let when Uses(let.Value):
                    Quantity(let.Target, let.Value, scope, "_batch");
                    changed.UnionWith(DefinedNames.Of(let.Target).Select(n => n.Text));
                    break;
                case DataStatement { IsDrawn: false } data when Uses(data.Value) && !DefinedNames.Of(data.Target).Any(n => _batched.ContainsKey(n.Text)):
                    Quantity(data.Target, data.Value, scope, "_batch");
                    changed.UnionWith(DefinedNames.Of(data.Target).Select(n => n.Text));
                    break;
                case LossStatement loss:
                    if (Uses(loss.Value))
                        Quantity(new NamePattern("loss", loss.Span), loss.Value, scope, "_batch");
                    return _isBatchWritten = scope;
            }
        }

        return scope;

        bool Uses(Expression expression) => NameUses.In(expression).Any(n => changed.Contains(n.Name));
    }

    private PythonScope? _isBatchWritten;

    /// <summary>What a step has to draw before the loss can be told.</summary>
    private IEnumerable<string> DrawnBy(string name)
    {
        var seen = new HashSet<string>();
        var pending = new Stack<string>([name]);
        while (pending.TryPop(out var next))
        {
            if (!seen.Add(next))
                continue;
            if (_drawn.TryGetValue(next, out var drawn))
                yield return drawn;
            if (_rows.TryGetValue(next, out var rows))
                yield return rows;
            foreach (var statement in _outline.Syntax.Statements.Where(s => DefinedNames.Of(s).Any(n => n.Text == next)))
                foreach (var use in SyntaxChildren.Of(statement).SelectMany(NameUses.In))
                    pending.Push(use.Name);
            foreach (var batch in _outline.Syntax.Statements.OfType<BatchStatement>().Where(b => b.Aliases.Any(a => a.Text == next)))
                foreach (var source in batch.Sources)
                    pending.Push(source.Text);
        }
    }
}
