using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Export;

/// <summary>Writes the function <c>toy</c>: one repetition, statement by statement, as the toy has them.</summary>
internal sealed partial class BodyWriter
{
    private readonly ToyOutline _outline;
    private readonly PythonNames _names;
    private readonly ExpressionWriter _expressions;
    private readonly PythonScope _scope = new();
    private readonly List<string> _lines = [];
    private readonly List<string> _weights = [];
    private readonly ToyComments _comments;
    private string _beside = "";
    private int _batches;

    public BodyWriter(ToyOutline outline, PythonNames names, IReadOnlySet<string> known)
    {
        (_outline, _names) = (outline, names);
        _comments = new ToyComments(outline.Syntax.Source);
        _expressions = new ExpressionWriter(names, known, Hoist);
    }

    /// <summary>The whole function.</summary>
    /// <exception cref="ToyError">Something in the toy has no counterpart in a script.</exception>
    public string Write()
    {
        Statement? earlier = null;
        foreach (var statement in _outline.Syntax.Statements)
        {
            var before = _lines.Count;
            _beside = _comments.Beside(statement);
            Write(statement);
            if (_lines.Count > before && !IsHeading(statement))
                _lines.InsertRange(before, _comments.Above(statement, earlier));
            earlier = statement;
        }

        string[] lines = ["draw, initial = run.draw, run.initial", .. Tidied(_lines)];
        return "def toy(run, params):\n" + string.Join('\n', lines.Select(l => l.Length == 0 ? l : "    " + l));
    }

    private static bool IsHeading(Statement statement) => statement is ParamStatement;

    /// <summary>No empty line begins or ends the function, and none follows another.</summary>
    private static IEnumerable<string> Tidied(List<string> lines) =>
        lines.Where((line, i) => line.Length > 0 || i > 0 && i < lines.Count - 1 && lines[i - 1].Length > 0);

    private WritingContext Constant => new(_scope, "initial");

    private WritingContext Moving => new(_scope, "now");

    private void Write(Statement statement)
    {
        switch (statement)
        {
            case ParamStatement param:
                var parameter = Define(param.Name.Text);
                Line($"{parameter} = params[{PythonLiteral.Text(param.Name.Text)}]");
                break;
            case LetFunctionStatement function:
                Function(function, _scope, _names.Of(function.Name.Text));
                break;
            case LetStatement { Target: NamePattern target, Value: LambdaExpression lambda }:
                Function(Named(target, lambda), _scope, _names.Of(target.Name));
                break;
            case LetStatement let:
                Quantity(let.Target, let.Value, _scope, "");
                break;
            case DataStatement data:
                Data(data);
                break;
            case BatchStatement batch:
                Batch(batch);
                break;
            case WeightStatement weight:
                Weight(weight);
                break;
            case LossStatement loss:
                Quantity(new NamePattern("loss", loss.Span), loss.Value, _scope, "");
                break;
            case TrainStatement train:
                Train(train);
                break;
            case MeasureStatement measure:
                Measure(measure);
                break;
            case PredictStatement predict:
                Line($"run.predict({PythonLiteral.Text(predict.Target.Text)}, {_expressions.WriteOfState(predict.Value, Moving)}{Theory(predict.Theory)})");
                break;
            case PredictDivergesStatement diverges:
                var applies = diverges.Where is null ? "True" : _expressions.Write(diverges.Where, Constant);
                Line($"run.predict_divergence({PythonLiteral.Text(diverges.Target.Text)}, {applies}{Theory(diverges.Theory)})");
                break;
            case FitStatement fit:
                Fit(fit);
                break;
        }
    }

    private static LetFunctionStatement Named(NamePattern target, LambdaExpression lambda) => new(
        new Name(target.Name, target.Span), [], lambda, lambda.Span);

    private void Line(string text)
    {
        _lines.Add(text + _beside);
        _beside = "";
    }

    private string Hoist(string wanted, string made)
    {
        var name = _names.Fresh(wanted);
        _lines.Add($"{name} = {made}");
        return name;
    }

    private string Define(string name)
    {
        var python = _names.Of(name);
        _scope.Set(name, new Meaning.Plain(python));
        return python;
    }

    private static string Theory(string? theory) => theory is null ? "" : $", theory={PythonLiteral.Text(theory)}";

    private void Data(DataStatement data)
    {
        if (!data.IsDrawn)
        {
            Quantity(data.Target, data.Value, _scope, "");
            return;
        }

        var name = ((NamePattern)data.Target).Name;
        var draws = new DrawCounter(name, data.IsFresh);
        var reach = ReachFinder.Of(data.Value, _scope) | (data.IsFresh ? Reach.Step : Reach.None);
        var now = reach == Reach.None ? "initial" : "now";
        var text = _expressions.Write(data.Value, new WritingContext(_scope, now) { Draws = draws });
        if (reach == Reach.None)
            Line($"{Variables(data.Target, _scope, "")} = {text}");
        else
        {
            MovingQuantity(data.Target, text, reach, _scope, "", data.IsFresh ? "drawn" : "moving");
            if (data.IsFresh)
                _drawn[name] = _names.Of(name);
        }
    }

    private void Weight(WeightStatement weight)
    {
        var name = weight.Name.Text;
        var draws = weight.IsDrawn ? new DrawCounter(name, IsFresh: false) : null;
        var text = _expressions.Write(weight.Value, Constant with { Draws = draws });
        Line($"run.weight({PythonLiteral.Text(name)}, {text})");
        _scope.Set(name, new Meaning.Attribute(name, Reach.Weights));
        _weights.Add(name);
    }

    private void Measure(MeasureStatement measure)
    {
        var name = measure.Name.Text;
        var text = $"run.measure({PythonLiteral.Text(name)}, {_expressions.WriteOfState(measure.Value, Moving)}";
        foreach (var (option, value) in new[] { ("every", measure.Every), ("at", measure.At), ("averaged", measure.Averaged) })
            if (value is not null)
                text += $", {option}={_expressions.Write(value, Constant)}";
        if (measure.Against is not null)
            text += $", against={_expressions.WriteOfState(measure.Against, Moving)}";
        Line(text + ")");
        if (_scope.Find(name) is null)
            _scope.Set(name, Meant(measure.Value));
    }

    /// <summary>A measure's name stands for its expression in the measures below it.</summary>
    private Meaning.Moving Meant(Expression value)
    {
        var text = $"({_expressions.WriteOfState(value, Moving)})";
        return new Meaning.Moving(text, ReachFinder.Of(value, _scope));
    }

    private void Fit(FitStatement fit)
    {
        var text = $"run.fit({PythonLiteral.Text(fit.Name.Text)}, {PythonLiteral.Text(fit.From.Text)}";
        text += fit.Choices is { } choices
            ? $", choices=as_numpy({_expressions.Write(choices, Constant)})"
            : $", low={_expressions.Write(fit.Low!, Constant)}, high={_expressions.Write(fit.High!, Constant)}{(fit.IsLogarithmic ? ", log=True" : "")}";
        if (fit.Where is { } where)
            text += $", where={_expressions.WriteOfState(where, Moving)}";
        Line(text + ")");
        _scope.Set(fit.Name.Text, new Meaning.Attribute(fit.Name.Text, Reach.Fit));
    }
}
