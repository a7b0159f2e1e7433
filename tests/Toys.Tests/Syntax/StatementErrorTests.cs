using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Tests.Syntax;

/// <summary>Statements that cannot be read, each with its one sentence.</summary>
public sealed class StatementErrorTests
{
    [Theory]
    [InlineData("paramm x = 3", "1:1: paramm: no statement begins with this word; did you mean `param`?")]
    [InlineData("predcit m = 2", "1:1: predcit: no statement begins with this word; did you mean `predict`?")]
    [InlineData("lett x = 3", "1:1: lett: no statement begins with this word; did you mean `let`?")]
    [InlineData("wieght W = 3", "1:1: wieght: no statement begins with this word; did you mean `weight`?")]
    [InlineData("foo bar", "1:1: foo: no statement begins with this word; the first word is one of batch, check, cites, data, fit, fresh, let, loss, measure, observe, param, plot, precision, predict, seeds, sweep, toy, train, weight")]
    [InlineData("x = 3", "1:1: x: say what this is: `let x = …`, `data x = …`, `weight x = …` or `measure x = …`")]
    [InlineData("x ~ normal(3)", "1:1: x: say what is drawn: `data x ~ …` or `weight x ~ …`")]
    [InlineData("def f(x):", "1:1: def: a function is written `let f(x) = …`")]
    [InlineData("for i in range(3):", "1:1: for: there are no loops; write `[f(k) for k in range(4)]`, `fold(…)` or `scan(…)`")]
    [InlineData("import numpy as np", "1:1: import: nothing is imported; all functions of the language are there")]
    [InlineData("print(x)", "1:1: print: to see a value, `measure` it: `measure NAME = …`")]
    [InlineData("f(x)", "1:1: f: a call alone does nothing; name its value, `let NAME = f(…)`, or measure it")]
    [InlineData("+ 3", "1:1: +: a statement begins with a word such as `let`; to continue the line before, put its expression in parentheses")]
    [InlineData(") ", "1:1: ): nothing is open that this could close; delete it or add the opening bracket")]
    [InlineData("where x > 3", "1:1: where: a statement stands on one line; join this to the line before, or put the expression there in parentheses")]
    public void Line_ThatBeginsWithNoStatement_IsExplained(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(Parsed.Errors(text)));

    [Theory]
    [InlineData("param", "1:6: expected a name after `param`: `param NAME = VALUE in LO..HI log \"label\"`")]
    [InlineData("param x", "1:8: expected `=` here: `param NAME = VALUE in LO..HI log \"label\"`")]
    [InlineData("param x = 3 in", "1:15: a value is missing at the end of this line")]
    [InlineData("param x = 3 in 1", "1:17: expected `..` and the upper end; a range is written LO..HI, as in `1..100`")]
    [InlineData("param x = 3 in 1...5", "1:17: ...: a range has two points, LO..HI; put a blank before a number that starts with a point")]
    [InlineData("param x = 3 in [1, 2]", "1:16: [: the range of a param is written LO..HI, as in `1..100`; for chosen values write `sweep`")]
    [InlineData("param x = 3 in 1..5 lgo", "1:21: lgo: did you mean `log`?")]
    [InlineData("param x = 3 \"label\" in 1..5", "1:21: in: the label comes last: `param NAME = VALUE in LO..HI \"label\"`")]
    [InlineData("param x = 3 in 1..5 log \"a\" \"b\"", "1:29: \"b\": expected the end of the line")]
    [InlineData("param x ~ 3", "1:9: ~: only `data` and `weight` are drawn with `~`; `param` takes `=`")]
    [InlineData("param x = 3 im 1..5", "1:13: im: did you mean `in`?")]
    [InlineData("data x, y ~ f(3)", "1:6: x, y: one name is drawn at a time; write a `data` statement for each")]
    [InlineData("fresh x = 3", "1:7: x: only data are drawn afresh: `fresh data NAME ~ …`")]
    [InlineData("fresh", "1:6: only data are drawn afresh: `fresh data NAME ~ …`")]
    [InlineData("batch 3 x", "1:9: x: expected `of` and the data after the size: `batch SIZE of x, y as xb, yb with replacement`")]
    [InlineData("batch of x", "1:10: x: expected `of` and the data after the size: `batch SIZE of x, y as xb, yb with replacement`")]
    [InlineData("batch 32 of x, y as xb", "1:21: xb: 2 names stand after `of` but 1 name stands after `as`; give each its own")]
    [InlineData("batch 32 of x with replacment", "1:20: replacment: did you mean `replacement`?")]
    [InlineData("batch 32 of x width replacement", "1:15: width: did you mean `with`?")]
    [InlineData("weight W", "1:9: expected `=` here: `weight NAME ~ normal(…)` or `weight NAME = …`")]
    [InlineData("weight (a, b) = 3", "1:8: (: expected a name after `weight`: `weight NAME ~ normal(…)` or `weight NAME = …`")]
    [InlineData("loss mean(x)", "1:6: mean: expected `=` here: `loss = …`")]
    [InlineData("loss ~ 3", "1:6: ~: only `data` and `weight` are drawn with `~`; `loss` takes `=`")]
    [InlineData("train", "1:6: expected an optimizer after `train`: `train gd(lr = …) for STEPS until … on W1, W2`")]
    [InlineData("train gd(lr = 1)", "1:17: expected `for` and the number of steps: `train gd(lr = …) for STEPS until … on W1, W2`")]
    [InlineData("train gd(lr = 1) fro 100", "1:18: fro: did you mean `for`?")]
    [InlineData("train gd(lr = 1) for", "1:21: a value is missing at the end of this line")]
    [InlineData("train gd(lr = 1) for 100 untill x", "1:26: untill: did you mean `until`?")]
    [InlineData("train gd(lr = 1 where c) for 100", "1:23: c: an optimizer takes no `where`; stop early with `until CONDITION`")]
    [InlineData("measure m loss", "1:11: loss: expected `=` here: `measure NAME = … every 10`")]
    [InlineData("measure m = loss evry 10", "1:18: evry: did you mean `every`?")]
    [InlineData("measure m = loss every 10 at [1]", "1:27: at: a measure is sampled either `every K` steps or `at` chosen steps; keep one")]
    [InlineData("measure m = loss every", "1:23: a value is missing at the end of this line")]
    [InlineData("observe o = final(m) accross width", "1:22: accross: did you mean `across`?")]
    [InlineData("observe o = final(m) across 3", "1:29: 3: expected a swept param or `seeds` after `across`")]
    [InlineData("predict m", "1:10: expected `=` here: `predict NAME as \"theory\" = …` or `predict NAME diverges where …`")]
    [InlineData("predict m = 3 as \"a\"", "1:15: as: a theory's name stands before the `=`: `predict NAME as \"theory\" = …`")]
    [InlineData("predict m = 3 where x", "1:15: where: a prediction holds everywhere; say where it is compared: `check NAME where … within 5%`")]
    [InlineData("predict m as mean = 3", "1:14: mean: expected the theory's name in quotes, as in `as \"mean field\"`")]
    [InlineData("predict m divreges", "1:11: divreges: did you mean `diverges`?")]
    [InlineData("fit c from m", "1:7: from: expected `in` and a range or list: `fit NAME in LO..HI from MEASURE where …`")]
    [InlineData("fit c in 1 from m", "1:12: from: expected `..` and the upper end; a range is written LO..HI, as in `1..100`")]
    [InlineData("fit c in [1, 2] form m", "1:17: form: did you mean `from`?")]
    [InlineData("fit c in 1..2 where step < 3", "1:15: where: expected `from` and the measure it is fitted to: `fit NAME in LO..HI from MEASURE where …`")]
    [InlineData("check m", "1:8: expected `within` and a tolerance: `check NAME of \"theory\" where … within 5%`")]
    [InlineData("check m within 5", "1:17: the line ends too early: a tolerance is relative, `within 5%`, or absolute, `within 0.01 absolutely`")]
    [InlineData("check m within 5% absolutely", "1:19: absolutely: a tolerance is either a percentage or `absolutely`; keep one")]
    [InlineData("check m within 0.1 absolutly", "1:20: absolutly: did you mean `absolutely`?")]
    [InlineData("check m withn 5%", "1:9: withn: did you mean `within`?")]
    [InlineData("check m within 5% at 90 of points", "1:25: of: expected `%` here, as in `at 90% of points`")]
    [InlineData("check m within 5% at 90%", "1:25: expected `of points` here, as in `at 90% of points`")]
    [InlineData("check m of mean within 5%", "1:12: mean: expected the theory's name in quotes, as in `of \"mean field\"`")]
    [InlineData("check m of \"a\" of \"b\" within 5%", "1:16: of: expected `within` and a tolerance: `check NAME of \"theory\" where … within 5%`")]
    [InlineData("sweep n", "1:8: expected `in` and a list: `sweep PARAM in [1, 2, 4]`")]
    [InlineData("sweep n in 1..10", "1:13: ..: a sweep takes a list: `[1, 2, 4]`, `linspace(lo, hi, 5)` or `logspace(lo, hi, 5)`")]
    [InlineData("sweep n = [1, 2]", "1:9: =: expected `in` and a list: `sweep PARAM in [1, 2, 4]`")]
    [InlineData("seeds = 4", "1:7: =: the number stands alone: `seeds 4`")]
    [InlineData("seeds", "1:6: a value is missing at the end of this line")]
    [InlineData("seeds 4 5", "1:9: 5: expected the end of the line; if a product is meant, write `a * b`")]
    [InlineData("plot m", "1:7: expected `vs` and the horizontal axis: `plot NAME vs step`")]
    [InlineData("plot m against step", "1:8: against: expected `vs` and the horizontal axis: `plot NAME vs step`")]
    [InlineData("plot m vs step lin", "1:16: lin: expected the end of the line or `log`, `loglog`; if a product is meant, write `a * b`")]
    [InlineData("precision single", "1:11: single: the precision is `float64` (the default) or `float32`")]
    [InlineData("cites", "1:6: expected a reference here: `cites arXiv:2110.03922, doi:10.1000/xyz, https://…`")]
    [InlineData("cites 2110.03922", "1:7: 2110.03922: write arXiv:2110.03922")]
    [InlineData("cites arXiv:2110", "1:7: arXiv:2110: an arXiv number looks like 2110.03922 or math/0403022")]
    [InlineData("cites doi:abc", "1:7: doi:abc: a DOI looks like doi:10.1000/xyz")]
    [InlineData("cites Jacot et al", "1:7: Jacot et al: references are separated by commas; a reference is written arXiv:2110.03922, doi:10.1000/xyz or https://…")]
    [InlineData("cites javascript:alert(1)", "1:7: javascript:alert(1): a reference is written arXiv:2110.03922, doi:10.1000/xyz or https://…")]
    [InlineData("cites arXiv:2110.03922 arXiv:2110.03923", "1:7: arXiv:2110.03922 arXiv:2110.03923: references are separated by commas; a reference is written arXiv:2110.03922, doi:10.1000/xyz or https://…")]
    [InlineData("toy \"again\"", "1:1: toy \"again\": a toy has one title; the first is on line 1")]
    public void Statement_ThatCannotBeRead_ShowsItsForm(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(Parsed.Errors(text)));

    [Fact]
    public void Brackets_LeftOpen_DoNotHideLaterErrors() => Assert.Equal(
        [
            "1:9: (: this bracket is never closed; add `)` after `2` on line 2",
            "3:9: =: write `==` without a blank between",
            "5:1: wieght: no statement begins with this word; did you mean `weight`?",
        ],
        Parsed.Errors("let x = (1 + 2\nlet y = 3\nlet z = = 3\n# fine\nwieght W = 3"));

    [Fact]
    public void Errors_OfOneFile_AreAllToldInOrderWithFileLineAndColumn() => Assert.Equal(
        [
            "eos.toy:2:1: paramm: no statement begins with this word; did you mean `param`?",
            "eos.toy:4:15: **: a power is written `^`",
            "eos.toy:5:15: withn: did you mean `within`?",
        ],
        Parser.Parse(new SourceText(
            "eos.toy",
            "toy \"t\"\nparamm eta = 0.2\nlet fine = 1\nlet square = x**2\ncheck loss[0] withn 5%\n")).Diagnostics
            .Select(error => error.ToString()));

    [Theory]
    [InlineData("", "a.toy:1:1: a toy begins with its title: `toy \"title\"`")]
    [InlineData("let x = 1", "a.toy:1:1: a toy begins with its title: `toy \"title\"`")]
    [InlineData("let x = 1\ntoy \"t\"", "a.toy:2:1: toy \"t\": the title is the first statement; move it to the top")]
    [InlineData("toy \"t\"\ntoy \"u\"", "a.toy:2:1: toy \"u\": a toy has one title; the first is on line 1")]
    [InlineData("toyy \"t\"", "a.toy:1:1: toyy: no statement begins with this word; did you mean `toy`?")]
    public void Title_MissingOrMisplaced_IsOneError(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(Parsed.File(text).Diagnostics).ToString());

    [Fact]
    public void Names_OfDamagedStatements_AreKnownToLaterPasses()
    {
        var result = Parsed.File("toy \"t\"\nlet f(a, b) = a +\ndata (e, U) = eigh(A))\nlet fine = 1");
        Assert.Superset(new HashSet<string> { "f", "e", "U" }, result.DamagedNames.ToHashSet());
        Assert.DoesNotContain("fine", result.DamagedNames);
    }
}
