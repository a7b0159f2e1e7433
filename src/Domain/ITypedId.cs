namespace LearningMechanics.Domain;

/// <summary>An identifier that cannot be taken for another kind's: a version-7 UUID behind a type of its own.</summary>
/// <typeparam name="TSelf">The identifier itself.</typeparam>
public interface ITypedId<TSelf> : IParsable<TSelf>
    where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>The bare value.</summary>
    Guid Value { get; }

    /// <summary>Wraps a stored value.</summary>
    static abstract TSelf From(Guid value);
}
