using LearningMechanics.Domain;
using LearningMechanics.Toys;

namespace LearningMechanics.Web.Content;

/// <summary>A toy of the curated collection.</summary>
public sealed record PublishedToy
{
    public required ToySlug Slug { get; init; }

    /// <summary>The file, character by character.</summary>
    public required string Text { get; init; }

    /// <summary>The text compiled with its declared parameters.</summary>
    public required Toy Toy { get; init; }

    /// <summary>What is written about it.</summary>
    public required ToyProse Prose { get; init; }

    public string Title => Toy.Title;

    /// <summary>One or two sentences of plain text, or null where nobody wrote any.</summary>
    public string? Summary => Prose.Summary;

    /// <summary>What the toy shows, rendered and safe; empty where nobody wrote it.</summary>
    public string Html => Prose.Text.Html;
}
