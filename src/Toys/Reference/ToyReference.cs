using System.Text;
using LearningMechanics.Toys.Functions;
using LearningMechanics.Toys.Optimizers;

namespace LearningMechanics.Toys.Reference;

/// <summary>The reference page of the language, made from the statements, functions and optimizers themselves.</summary>
public static class ToyReference
{
    private static readonly (FunctionGroup Group, string Title)[] Groups =
    [
        (FunctionGroup.Elementwise, "Elementwise"),
        (FunctionGroup.Make, "Making tensors"),
        (FunctionGroup.Reduce, "Reducing and sorting"),
        (FunctionGroup.LinearAlgebra, "Linear algebra"),
        (FunctionGroup.Learning, "Learning"),
        (FunctionGroup.Calculus, "Calculus"),
        (FunctionGroup.Draws, "Draws, after `~`"),
        (FunctionGroup.DataSets, "Data sets"),
        (FunctionGroup.Statistics, "Statistics"),
        (FunctionGroup.Theory, "Theory"),
        (FunctionGroup.Loops, "Loops of fixed length"),
        (FunctionGroup.Observe, "Observes"),
    ];

    /// <summary>The whole page in Markdown, front matter included.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder(Introduction);
        page.Append("\n## Statements\n\n");
        foreach (var statement in StatementReference.All)
            Entry(page, statement.Keyword, statement.Forms, statement.Meaning, statement.Example);
        page.Append(Values);
        foreach (var (group, title) in Groups)
        {
            page.Append($"\n## {title}\n\n");
            foreach (var function in FunctionLibrary.All.Where(f => f.Group == group))
                Entry(page, function.Name, function.Signature.Display, function.Summary, function.Example);
        }

        page.Append("\n## Optimizers\n\n");
        foreach (var optimizer in OptimizerLibrary.All)
            Entry(page, optimizer.Name, optimizer.Signature.Display, optimizer.Summary, optimizer.Example);
        page.Append(Verdicts);
        return page.ToString();
    }

    private static void Entry(StringBuilder page, string name, string form, string meaning, string example) =>
        page.Append($"### {name}\n\n`{form}`\n\n{meaning}\n\n```toy\n{example.Trim()}\n```\n\n");

    private const string Introduction = """
        ---
        title: The Toy language
        summary: Every statement, function and optimizer, each with an example that runs.
        ---

        A *toy* is one short text file that states a toy model, how it is trained, what is measured, what theory predicts, and what
        would count as agreement. It is data, not code: it reads no file, opens no connection and cannot run for ever, so a
        stranger's toy is safe to run.

        One statement a line; a line inside open brackets continues; `#` starts a comment. Names are letters, digits and `_`, Greek
        letters included. A name is defined before it is used.

        `./lm toy export FILE --to pytorch` (or `jax`) writes a toy as a Python script that needs nothing of this project: the same
        random numbers, training, measures, theories, observes and errors, and a report in the form of `./lm toy run --json`. What is
        left to the platform are the intervals around an error and the verdict.

        This page is made from the language itself, and every example on it is run by a test. Each example is a toy without its
        first line, `toy "title"`.

        """;

    private const string Values = """
        ## Values and expressions

        Tensors of real numbers and of truth values, of any rank, with shapes known before running. Operators as in NumPy, with
        broadcasting: `+ - * / ^ @`, unary `-`, comparisons (`0 < x < 1` too), `and or not`, `mod`. `^` is the power and binds tighter
        than a minus before it: `-x^2` is `-(x^2)`.

        Indexing as in NumPy: `x[0]`, `x[-1]`, `x[2:8:2]`, `x[:, None]`, `x[..., 0]`, and with whole-number tensors of any rank,
        `x[idx]`, `T[i, j]`. `A.T` reverses the axes, `A.shape` is the vector of their lengths. Lists `[1, 2, 3]`, `[[1, 0], [0, 1]]`;
        comprehensions `[f(k) for k in range(4)]`; tuples `(a, b)`; functions `z -> z^2`, `(h, l) -> …`, `((a, b), l) -> …`.
        Named arguments `axis = 0`. Constants `pi`, `inf`, `true`, `false`.

        `step` counts updates from 0; `t` is gradient-flow time, the sum of learning rates so far (for a per-weight `lr`, of the
        largest); `seed` is the repetition's number, from 0; `init(E)` is E at the initial weights; `at(E, weights = u)` is E with the
        flat vector u for the weights.

        A function of the language whose name a toy gives to a number is still found where it is called: with `param gamma = 1`,
        `gamma(3)` is Γ(3).

        """;

    private const string Verdicts = """
        ## How a verdict is reached

        **Errors.** e is measured minus predicted, within one seed; ē and p̄ are means over the K seeds. The error of a point is |ē|/|p̄|,
        or |ē| where the check says `absolutely`. A vector is one point per step, by norms, and one point per component where the check
        slices it. Sampled steps count by the stretch of training nearest to them: evenly where sampling is even, by decades where it
        is dense early. Every sweep point counts the same. A prediction of exactly 0 has no relative error: such a point is left out where
        what was measured is 0 too, and otherwise the check asks for `absolutely`.

        **Quantiles.** A check looks at the weighted median of the points' errors; where two share the middle, at their mean. With
        `at Q% of points` it looks at the smallest error that at least Q % of the weight does not exceed: `at 100%` is the largest.

        **Intervals.** *high* is the 97.5 % point of that quantile over resamples of whole seeds, measurements and predictions
        together, with deviations widened by (t/1.96)·√(K/(K−1)), t being Student's for K−1 degrees of freedom. Up to seven seeds
        all Kᴷ resamples are counted, each with its probability, so that nothing is left to chance; with more, a fixed set of 1000 to 4000
        is drawn. *low* is the same quantile of max(0, |ē| − t·se)/|p̄|.

        **Verdicts.** *holds*: high ≤ tolerance. *fails*: low > tolerance, and the error can be told from noise, which is to say that it
        exceeds the 99 % point of what the seeds' scatter alone would make of it; without that demand an exact theory whose noise is far above
        the tolerance would fail now and then. *undecided*: neither; more seeds may tell. One seed of a toy that draws nothing is
        exact; one seed of a toy that draws is always undecided. *diverged*: some number that the check needs is not finite, and no
        theory said so beforehand. Where a theory predicts that something `diverges`, it holds if it does in every seed.

        **Looks.** Where seeds are added to an undecided run, it is looked at with K, 2K, 4K and 8K of them only, and each time at 99 %
        in place of 95 %.

        **Rivals.** A check without `of` is a check of every theory that predicts its name, each with a verdict of its own; with `of` it is
        a check of that one. Each constant that was `fit` is counted beside a verdict, and the steps it was fitted on are left out of it.

        **Batches.** An epoch is a new order of all rows cut into whole batches. Rows too few for another batch are passed over, and the
        next epoch begins: every step sees as many rows, and over many epochs every row comes as often.

        """;
}
