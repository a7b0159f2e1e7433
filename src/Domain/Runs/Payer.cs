using LearningMechanics.Domain.People;

namespace LearningMechanics.Domain.Runs;

/// <summary>Who a run's cost is counted against, for its turn in the queue and for the day's allowance.</summary>
public readonly record struct Payer
{
    private readonly string? text;

    private Payer(string text) => this.text = text;

    /// <summary>All visitors of whom nothing is known share one turn and one allowance.</summary>
    public static Payer AnyVisitor { get; } = new("visitor");

    /// <summary>As it is kept.</summary>
    public string Value => text ?? AnyVisitor.Value;

    /// <summary>A person, whatever address they come from.</summary>
    public static Payer Of(PersonId person) => new($"person:{person}");

    /// <summary>Visitors behind one address.</summary>
    /// <param name="addressHash">A keyed hash: an address itself is not kept.</param>
    public static Payer OfVisitor(string addressHash) => new($"visitor:{addressHash}");

    /// <summary>Reads what was kept.</summary>
    public static Payer From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
