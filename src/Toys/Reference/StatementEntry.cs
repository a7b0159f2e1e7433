namespace LearningMechanics.Toys.Reference;

/// <summary>One statement of the language as the reference page shows it.</summary>
/// <param name="Keyword">The word it begins with.</param>
/// <param name="Forms">How it is written; square brackets mark what may be left out, a bar what may stand instead.</param>
/// <param name="Meaning">In Markdown.</param>
/// <param name="Example">A runnable toy body: statements without the <c>toy</c> line, ending in a check that holds.</param>
internal sealed record StatementEntry(string Keyword, string Forms, string Meaning, string Example);
