namespace LearningMechanics.Domain.Results;

/// <summary>What a result rests on.</summary>
public enum EvidenceKind
{
    /// <summary>A toy: the platform measures it itself.</summary>
    Toy,

    /// <summary>Attached data with a column of measurements and one of predictions.</summary>
    Data,

    /// <summary>A proof, written out in the discussion or linked.</summary>
    Proof,

    /// <summary>A paper or code elsewhere.</summary>
    Link,
}
