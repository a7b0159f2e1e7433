using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Verdicts;

/// <summary>What came of judging a check.</summary>
internal abstract record CheckOutcome
{
    private CheckOutcome()
    {
    }

    /// <summary>The check cannot be judged as it is written.</summary>
    /// <param name="Why">A sentence with the mend.</param>
    /// <param name="Point">Index of the point to blame, or −1.</param>
    public sealed record Unanswerable(string Why, int Point) : CheckOutcome;

    /// <summary>The check was judged.</summary>
    public sealed record Judged : CheckOutcome
    {
        /// <summary>The verdict.</summary>
        public required Verdict Verdict { get; init; }

        /// <summary>The weighted quantile of the points' errors; NaN if the run diverged.</summary>
        public required double Error { get; init; }

        /// <summary>The same quantile of the errors less what noise may have added.</summary>
        public required double Low { get; init; }

        /// <summary>The upper end of the bootstrap; ∞ where one repetition cannot tell.</summary>
        public required double High { get; init; }

        /// <summary>The group (sweep point) with the largest error.</summary>
        public required int WorstGroup { get; init; }

        /// <summary>That group's own quantile of errors.</summary>
        public required double WorstError { get; init; }

        /// <summary>Every group's own quantile of errors; empty if the run diverged.</summary>
        public IReadOnlyList<(int Group, double Error)> GroupErrors { get; init; } = [];

        /// <summary>Weighted share of points whose error is within tolerance.</summary>
        public required double ShareWithin { get; init; }

        /// <summary>Whether an error of this size would be rare if there were nothing but noise.</summary>
        public required bool IsDistinguishable { get; init; }

        /// <summary>Repetitions the judgement rests on.</summary>
        public required int Seeds { get; init; }

        /// <summary>One sentence for readers, for example <c>holds: 2.1 % of 5 %</c>.</summary>
        /// <param name="terms">What was asked.</param>
        /// <param name="worst">Where the worst sweep point is, for example <c>η = 0.4</c>; null without a sweep.</param>
        public string Summarize(CheckTerms terms, string? worst = null) => VerdictSentence.Of(this, terms, worst);
    }
}
