using System.Collections.Immutable;
using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Export;

/// <summary>The arguments of a call by the parameters that they are for. The call was checked before.</summary>
internal sealed class ArgumentList
{
    private readonly Dictionary<string, Expression> _byName = [];
    private readonly string _first;

    private ArgumentList(string first) => _first = first;

    /// <summary>The first parameter's.</summary>
    public Expression this[int _] => _byName[_first];

    public static ArgumentList Of(Signature signature, CallExpression call)
    {
        var list = new ArgumentList(signature.Parameters.IsEmpty ? "" : signature.Parameters[0].Name);
        var position = 0;
        foreach (var argument in call.Arguments)
            if (argument.Name is { } name)
                list._byName[name] = argument.Value;
            else if (position < signature.Parameters.Length)
                list._byName.TryAdd(signature.Parameters[signature.Parameters[position].TakesMany ? position : position++].Name, argument.Value);
        return list;
    }

    public Expression? Find(string parameter) => _byName.GetValueOrDefault(parameter);
}
