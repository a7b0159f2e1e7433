using LearningMechanics.Toys.Export;

namespace LearningMechanics.Toys.Tests.Export;

public sealed class ToyExportTests
{
    [Fact]
    public void Toy_Exported_ReadsAsItWasWritten()
    {
        var script = Script("""
            toy "A line"
            param lambda = 0.1 in 0..1  "weight decay λ"

            # Where the line begins.
            data x = linspace(-1, 1, 5)      # five points
            weight a ~ normal() / 2
            let f(z) = a * z
            let sum_of = sum(f(x))
            loss = mean((f(x) - 3 * x)^2)
            train gd(lr = lambda, decay = 0.01) for 10

            measure slope_ = a
            predict slope_ = init(a) * exp(-t)
            check slope_ within 5%
            """);

        Assert.Contains(
            """
            def toy(run, params):
                draw, initial = run.draw, run.initial
                lambda_ = params["lambda"]

                # Where the line begins.
                x = linspace(-1, 1, 5)  # five points
                run.weight("a", normal(draw("a")) / 2)
                def f(now, z):
                    return now.a * z
                sum_of = moving(lambda now: sum_(f(now, x)))
                loss = moving(lambda now: mean((f(now, x) - 3 * x) ** 2))

                # train gd(lr = lambda, decay = 0.01) for 10
                def update(now, memory):
                    g = gradients(loss, now, ["a"])
                    decay = 0.01
                    g = {name: g[name] + decay * now.weights[name] for name in g}
                    lr = lambda_
                    new = {}
                    for name in g:
                        new[name] = now.weights[name] - lr * g[name]
                    return new, lr
                run.train(update, 10)

                run.measure("slope_", lambda now: now.a)
                run.predict("slope_", lambda now: initial.a * exp(-now.t))
            """.ReplaceLineEndings("\n"),
            script, StringComparison.Ordinal);
        Assert.Contains("\"lambda\": 0.1,  # weight decay λ, 0..1", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("measure m = (1 + 2) * 3 - 4 / (5 / 6)", "(1 + 2) * 3 - 4 / (5 / 6)")]
    [InlineData("measure m = -2^2 + 2^-1", "-2 ** 2 + 2 ** -1")]
    [InlineData("measure m = (-2)^0.5", "np.float64(-2) ** 0.5")]
    [InlineData("measure m = where(1 < 2 and not (3 > 4), 1, 0)", "where((1 < 2) & ~(3 > 4), 1, 0)")]
    [InlineData("measure m = 7 mod 3 + (2 > 1)", "7 % 3 + number(2 > 1)")]
    [InlineData("measure m = [1, 2, 3][0]", "array([1, 2, 3])[0]")]
    [InlineData("measure m = range(5)[::-1]", "picked(range_(5), np.s_[::-1])")]
    [InlineData("measure m = fold((h, (a, b)) -> h + a * b, start = 0, over = [[1, 2], [3, 4]])", "lambda h, parts: (lambda a, b: h + a * b)(*parts)")]
    [InlineData("measure m = zeros(2, 3).shape", "lengths(zeros(2, 3))")]
    [InlineData("weight w = ones(3)\nmeasure m = top_eigenvalue(hessian(sum(w^4)))", "top_eigenvalue(curvature(lambda now: sum_(now.w ** 4), now))")]
    [InlineData("weight w = ones(3)\nmeasure m = at(sum(w), weights = 2 * w)", "(lambda now: sum_(now.w))(initial.unflattened(2 * now.w))")]
    [InlineData("weight w = ones(3)\nweight v = ones(2)\nmeasure m = grad(sum(w) * sum(v), [w, v])", "grad(lambda now: sum_(now.w) * sum_(now.v), now, [\"w\", \"v\"])")]
    public void Expression_Exported_IsPythons(string statements, string expected) =>
        Assert.Contains(expected, Script($"toy \"x\"\n{statements}\n"), StringComparison.Ordinal);

    [Fact]
    public void Recursion_OnTheClockAlone_IsMadeOnce()
    {
        var script = Script("toy \"x\"\nweight w = 1\nloss = w\ntrain gd(lr = 0.1) for 5\nmeasure m = w\npredict m = recur(v -> v - 0.1, start = 1)\n");

        Assert.Contains("    path = recur(lambda v: v - 0.1, start=1)\n    run.predict(\"m\", lambda now: path(now.step))\n", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Batch_WithoutNames_StandsForItsDataWhileTraining()
    {
        var script = Script("""
            toy "x"
            data x ~ normal(20)
            batch 4 of x
            weight w = 0
            let error = w - x
            loss = mean(error^2)
            train sgd(lr = 0.1) for 5
            measure m = loss
            """);

        Assert.Contains("x_batch = moving(lambda now: x[rows(now)])", script, StringComparison.Ordinal);
        Assert.Contains("error_batch = moving(lambda now: now.w - x_batch(now))", script, StringComparison.Ordinal);
        Assert.Contains("g = gradients(loss_batch, now, [\"w\"])", script, StringComparison.Ordinal);
        Assert.Contains("run.measure(\"m\", loss)", script, StringComparison.Ordinal);
        Assert.Contains("run.train(update, 5, drawn=[rows])", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data x ~ [normal(2) for k in range(3)]\nmeasure m = mean(x)", "draws inside a comprehension cannot be exported")]
    [InlineData("weight w = ones(2)\nlet u = 2 * w\nmeasure m = grad(sum(u^2), u)", "a derivative by what is no weight cannot be exported")]
    [InlineData("let slope_of = grad\nmeasure m = 1", "`grad` cannot be exported as a value")]
    public void Toy_WithWhatNoScriptHas_IsRefusedInASentence(string statements, string sentence)
    {
        var compilation = Toy.Compile($"toy \"x\"\n{statements}\n");
        if (compilation.Toy is not { } toy)
        {
            Assert.Fail(string.Join("\n", compilation.Diagnostics));
            return;
        }

        var refused = Assert.IsType<ExportOutcome.Refused>(ToyExport.Write(toy, ExportTarget.PyTorch));

        Assert.Contains(sentence, Assert.Single(refused.Diagnostics).Message, StringComparison.Ordinal);
    }

    private static string Script(string text)
    {
        var compilation = Toy.Compile(text);
        Assert.True(compilation.Toy is not null, string.Join("\n", compilation.Diagnostics));
        return Assert.IsType<ExportOutcome.Script>(ToyExport.Write(compilation.Toy, ExportTarget.PyTorch)).Text;
    }
}
