using LearningMechanics.Domain.Protocol;

namespace LearningMechanics.Compute.Worker;

/// <summary>What the site answered to a request for work.</summary>
internal abstract record LeaseReply
{
    private LeaseReply()
    {
    }

    /// <summary>A run.</summary>
    public sealed record Given(LeasedRun Run) : LeaseReply;

    /// <summary>There is none; ask again.</summary>
    public sealed record Nothing : LeaseReply;

    /// <summary>It did not get as far as that.</summary>
    public sealed record Failed(SiteAnswer Answer) : LeaseReply;
}
