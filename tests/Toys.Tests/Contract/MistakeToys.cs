namespace LearningMechanics.Toys.Tests.Contract;

/// <summary>Toys that are right but for one statement.</summary>
internal static class MistakeToys
{
    private const string Untrained = """
        toy "A mistake"
        param n = 10 in 1..20
        measure m = n
        predict m = n

        """;

    private const string Trained = """
        toy "A mistake"
        param n = 10 in 1..20
        data x ~ normal(5, 3)
        weight w ~ normal(3)
        weight v = ones(3)
        let f(a) = a * sum(w)
        loss = sum((x @ w)^2) + sum(v^2)
        train gd(lr = 0.1) for 10
        measure l = loss
        predict l = 1

        """;

    /// <summary>The toy with the statement at its end, in place of what it would say twice. <c>\n</c> separates statements.</summary>
    public static string Around(string statements, bool isTrained)
    {
        var head = isTrained ? Trained : Untrained;
        foreach (var own in new[] { "measure m", "predict m", "predict l", "train" })
            if (statements.Split("\\n").Any(s => s.StartsWith(own, StringComparison.Ordinal)))
                head = Without(head, own);
        if (statements.StartsWith("measure m", StringComparison.Ordinal))
            head = Without(head, "predict m");
        return head + statements.Replace("\\n", "\n", StringComparison.Ordinal) + "\n";
    }

    private static string Without(string head, string beginning) =>
        string.Join('\n', head.Split('\n').Select(l => l.StartsWith(beginning, StringComparison.Ordinal) ? "" : l));
}
