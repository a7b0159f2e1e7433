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

    /// <summary>One or two sentences of plain text, or null where nobody wrote any.</summary>
    public required string? Summary { get; init; }

    /// <summary>What the toy shows, rendered and safe; empty where nobody wrote it.</summary>
    public required string Html { get; init; }

    public string Title => Toy.Title;
}
