namespace LearningMechanics.Domain.People;

/// <summary>What each standing may.</summary>
public static class StandingRules
{
    extension(Standing standing)
    {
        /// <summary>Whether they decide about what others submitted.</summary>
        public bool MayModerate => standing >= Standing.Moderator;

        /// <summary>Whether what they submit is looked at before it takes computing time.</summary>
        public bool NeedsReview => standing < Standing.Trusted;

        /// <summary>Whether they appoint moderators.</summary>
        public bool IsAdmin => standing == Standing.Admin;

        /// <summary>The standing as a word within a sentence.</summary>
        public string Word => standing.ToString().ToLowerInvariant();
    }
}
