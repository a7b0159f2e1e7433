using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Export;

/// <summary>Functions and quantities: variables where nothing moves them, functions of the state where something does.</summary>
internal sealed partial class BodyWriter
{
    /// <summary>A function of the toy; a lambda under a name is one too.</summary>
    private void Function(LetFunctionStatement function, PythonScope scope, string python)
    {
        var (patterns, body) = function.Body is LambdaExpression lambda && function.Parameters.IsEmpty
            ? (lambda.Parameters, lambda.Body)
            : ([.. function.Parameters.Select(Pattern (p) => new NamePattern(p.Text, p.Span))], function.Body);
        var reach = ReachFinder.Of(new LambdaExpression(patterns, body, function.Span), scope);
        var (parameters, text) = _expressions.Function(patterns, body, new WritingContext(scope, reach == Reach.None ? "initial" : "now"));
        var state = reach == Reach.None ? "" : parameters.Length == 0 ? "now" : "now, ";
        Line($"def {python}({state}{parameters}):");
        _lines.Add($"    return {text}");
        scope.Set(function.Name.Text, new Meaning.Callable(python, reach, patterns.Length));
    }

    /// <summary>A quantity: a variable, or where it moves with the state a function of that.</summary>
    private void Quantity(Pattern target, Expression value, PythonScope scope, string suffix)
    {
        var reach = ReachFinder.Of(value, scope);
        if (Alias(target, value, scope))
            return;
        if (reach == Reach.None)
        {
            var written = _expressions.Write(value, new WritingContext(scope, "initial"));
            Line($"{Variables(target, scope, suffix)} = {written}");
            return;
        }

        var text = _expressions.Write(value, new WritingContext(scope, "now"));
        MovingQuantity(target, text, reach, scope, suffix);
    }

    private void MovingQuantity(Pattern target, string text, Reach reach, PythonScope scope, string suffix, string decorator = "moving")
    {
        var python = Spelled(string.Join('_', DefinedNames.Of(target).Select(n => n.Text)), suffix, isName: target is NamePattern);
        Line($"{python} = {decorator}(lambda now: {text})");
        SetParts(target, python, reach, scope, "");
    }

    private string Spelled(string name, string suffix, bool isName = true) =>
        isName && suffix.Length == 0 ? _names.Of(name) : _names.Fresh(name + suffix);

    private static void SetParts(Pattern target, string python, Reach reach, PythonScope scope, string part)
    {
        if (target is NamePattern name)
            scope.Set(name.Name, new Meaning.Moving(python, reach, part));
        else
            for (var i = 0; i < ((TuplePattern)target).Items.Length; i++)
                SetParts(((TuplePattern)target).Items[i], python, reach, scope, $"{part}[{i}]");
    }

    /// <summary>A second name for a function.</summary>
    private static bool Alias(Pattern target, Expression value, PythonScope scope)
    {
        if (target is not NamePattern name || value is not NameExpression other)
            return false;
        Meaning? meaning = scope.Find(other.Name) as Meaning.Callable
            ?? (scope.Find(other.Name) is null && Functions.FunctionLibrary.Find(other.Name) is { Group: not (Functions.FunctionGroup.Calculus or Functions.FunctionGroup.Draws or Functions.FunctionGroup.DataSets or Functions.FunctionGroup.Observe) }
                ? new Meaning.Callable(PythonNames.OfFunction(other.Name), Reach.None, 1)
                : null);
        if (meaning is not null)
            scope.Set(name.Name, meaning);
        return meaning is not null;
    }

    private string Variables(Pattern target, PythonScope scope, string suffix)
    {
        if (target is NamePattern name)
        {
            var python = Spelled(name.Name, suffix);
            scope.Set(name.Name, new Meaning.Plain(python));
            return python;
        }

        return string.Join(", ", ((TuplePattern)target).Items.Select(i => i is TuplePattern ? $"({Variables(i, scope, suffix)})" : Variables(i, scope, suffix)));
    }
}
