using System.Collections.Immutable;
using LearningMechanics.Toys.Semantics;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Functions;

/// <summary>The arguments of a call by the parameters they are for: in order, or named as in Python.</summary>
internal sealed class BoundArguments
{
    private readonly Dictionary<string, CallArgument> _byName = [];
    private readonly ImmutableArray<CallArgument>.Builder _many = ImmutableArray.CreateBuilder<CallArgument>();
    private readonly Signature _signature;

    /// <param name="signature">What is called.</param>
    /// <param name="span">The whole call.</param>
    /// <param name="arguments">In order of writing.</param>
    /// <exception cref="ToyError">The arguments do not fit the signature.</exception>
    public BoundArguments(Signature signature, SourceSpan span, ImmutableArray<CallArgument> arguments)
    {
        _signature = signature;
        var position = 0;
        foreach (var argument in arguments)
        {
            if (argument.Value is PoisonValue)
                throw new PoisonedError();
            if (argument.Name is { } name)
                BindNamed(argument, name);
            else
                BindPositional(argument, ref position);
        }

        foreach (var parameter in signature.Parameters)
            if (parameter is { IsOptional: false, TakesMany: false } && !_byName.ContainsKey(parameter.Name))
                throw new ToyError(span, $"{signature.Name} needs {parameter.Name}: it is {signature.Text}");
    }

    /// <summary>Arguments of the parameter that takes many.</summary>
    public ImmutableArray<CallArgument> Many => _many.ToImmutable();

    public CallArgument this[string parameter] => _byName[parameter];

    public CallArgument? Find(string parameter) => _byName.GetValueOrDefault(parameter);

    private void BindPositional(CallArgument argument, ref int position)
    {
        var parameters = _signature.Parameters;
        if (position < parameters.Length && parameters[position].TakesMany)
            _many.Add(argument);
        else if (position < parameters.Length && _byName.TryAdd(parameters[position].Name, argument))
            position++;
        else
            throw new ToyError(argument.Span, $"{_signature.Name} takes fewer arguments: it is {_signature.Text}");
    }

    private void BindNamed(CallArgument argument, string name)
    {
        var parameters = _signature.Parameters;
        if (!parameters.Any(p => p.Name == name && !p.TakesMany))
            throw new ToyError(argument.Written, $"{_signature.Name} has no argument {name}{(Spelling.Nearest(name, parameters.Select(p => p.Name)) is { } meant ? $" (did you mean `{meant}`?)" : "")}: it is {_signature.Text}");
        if (!_byName.TryAdd(name, argument))
            throw new ToyError(argument.Written, $"{name} is given twice");
    }
}
