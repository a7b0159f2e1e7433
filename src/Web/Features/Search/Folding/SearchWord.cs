namespace LearningMechanics.Web.Features.Search.Folding;

/// <summary>A word of a text, as the indexes know it, and where it stands.</summary>
/// <param name="Text">Folded: letters and digits, none of them a capital or accented.</param>
/// <param name="Start">Its first character in the text.</param>
/// <param name="Length">How many of the text's characters it is.</param>
internal readonly record struct SearchWord(string Text, int Start, int Length);
