using LearningMechanics.Web.Features.Accounts;
using LearningMechanics.Web.Features.Forms;

namespace LearningMechanics.Web.Features.Review;

/// <summary>Where moderators decide what takes computing time.</summary>
public static class ReviewFeature
{
    public static void MapReviewing(this IEndpointRouteBuilder routes)
    {
        var review = routes.MapGroup("/review").RequireModerator().WithTags("Reviewing");
        review.MapGet("", ReviewList.ShowAsync);
        review.MapFormPage<ReviewPage>("/{version}");
        review.MapGet("/{version}/files/{hash}", ReviewPage.SendFileAsync);
    }
}
