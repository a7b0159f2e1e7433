namespace LearningMechanics.Web.Features.Forms;

/// <summary>Why a form cannot be taken.</summary>
/// <param name="Field">The field, or empty where it is about the whole.</param>
/// <param name="Sentence">What is wrong and how to mend it.</param>
public sealed record FormMistake(string Field, string Sentence);
