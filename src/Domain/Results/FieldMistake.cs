namespace LearningMechanics.Domain.Results;

/// <summary>One thing that keeps a draft from being submitted.</summary>
/// <param name="Field">The field of <see cref="DraftFields"/>, in lower case as in forms and JSON.</param>
/// <param name="Message">What is wrong and how to mend it.</param>
/// <param name="Line">Line within the toy, from 1; null elsewhere.</param>
/// <param name="Column">Column within the toy, from 1; null elsewhere.</param>
public sealed record FieldMistake(string Field, string Message, int? Line = null, int? Column = null);
