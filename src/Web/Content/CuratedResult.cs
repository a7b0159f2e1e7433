using LearningMechanics.Domain;
using LearningMechanics.Domain.Results;

namespace LearningMechanics.Web.Content;

/// <summary>A result that every site begins with: a toy of the collection, run there under its problem.</summary>
public sealed record CuratedResult
{
    /// <summary>The file's name, by which errors call it.</summary>
    public required string Name { get; init; }

    /// <summary>The toy that is run.</summary>
    public required ToySlug Toy { get; init; }

    /// <summary>What would be typed into the form: checked as anybody's.</summary>
    public required DraftFields Fields { get; init; }
}
