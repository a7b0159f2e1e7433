namespace LearningMechanics.Toys.Reference;

/// <summary>All statements, in the order in which a toy tends to have them.</summary>
internal static class StatementReference
{
    public static IReadOnlyList<StatementEntry> All { get; } =
    [
        new("toy", "toy \"title\"", "The first statement, once.", """
            measure two = 1 + 1
            predict two = 2
            check two within 0.0001%
            """),
        new("cites", "cites REF, REF…", "What the toy rests on: `arXiv:id`, `doi:…` or a URL.", """
            cites arXiv:1312.6120, doi:10.1103/PhysRevE.52.4225, https://learningmechanics.pub
            measure two = 1 + 1
            predict two = 2
            check two within 0.0001%
            """),
        new("param", "param NAME = VALUE [in LO..HI [log]] [\"label\"]", "A number the reader may change: a slider, a sweep axis, a `--set`. It is a whole number if VALUE, LO and HI are written as whole numbers. Outside its range it is refused.", """
            param eta = 0.1 in 0.01..1 log "learning rate η"
            measure half = eta / 2
            predict half = 0.05
            check half within 0.0001%
            """),
        new("let", "let NAME = EXPR | let (A, B) = EXPR | let NAME(A, B) = EXPR", "A definition. A function may use any name in scope, weights included; it may not call itself.", """
            let square(x) = x^2
            let (e, U) = eigh([[2, 0], [0, 5]])
            measure largest_squared = square(e[-1])
            predict largest_squared = 25
            check largest_squared within 0.0001%
            """),
        new("data", "data NAME ~ DRAW | data NAME = EXPR", "Numbers that stay as they are during training. After `~` stands an expression with draws.", """
            data x ~ normal(2000)
            measure second_moment = mean(x^2)
            predict second_moment = 1
            check second_moment within 5%
            seeds 40
            """),
        new("fresh data", "fresh data NAME ~ DRAW | fresh data NAME = EXPR", "Drawn anew at every training step: online learning. A measure sees the fresh data of its step.", """
            weight w = 1
            fresh data x ~ normal(2000)
            loss = mean((w * x)^2) / 2
            train gd(lr = 0.1) for 10
            measure size = w
            predict size = 0.9^step
            check size within 5%
            seeds 20
            """),
        new("batch", "batch SIZE of X, Y [as XB, YB] [with replacement]", "Each step sees SIZE rows of these data, the same rows of each, in shuffled epochs unless drawn with replacement; an epoch is cut into whole batches. Without `as`, X means the batch inside `loss` while training and the whole data everywhere else; with `as`, the batch has names of its own.", """
            data x = ones(12, 1)
            data y = 3 * ones(12)
            batch 4 of x, y
            weight w = 0
            loss = mean((x[:, 0] * w - y)^2) / 2
            train gd(lr = 0.5) for 6
            measure error = 3 - w
            predict error = 3 * 0.5^step
            check error within 0.0001%
            seeds 3
            """),
        new("weight", "weight NAME ~ DRAW | weight NAME = EXPR", "What is trained. `weight V = W` starts V as a copy of W. `weights` is the flat vector of all weights in order of declaration.", """
            weight W ~ normal(2, 3)
            weight V = W
            loss = sum(W^2) / 2
            train gd(lr = 0.5) for 1
            measure moved = norm(W - V) / norm(V) at [1]
            predict moved = 0.5
            check moved within 0.0001%
            """),
        new("loss", "loss = EXPR", "The number that training makes small.", """
            weight w = 2
            loss = w^2 / 2
            train gd(lr = 0.5) for 3
            measure height = loss
            predict height = 2 * 0.25^step
            check height within 0.0001%
            """),
        new("train", "train OPTIMIZER(…) for STEPS [until COND] [on NAME…]", "Trains the weights, or those after `on`. Several such statements follow one another. `lr` may depend on `step` or be given per weight, `lr = {W: a, V: b}`; `decay = λ` is added to the gradient (decoupled in adamw); `project = {w: w / norm(w)}` is applied after each update.", """
            weight a = 1
            weight b = 1
            loss = (a^2 + b^2) / 2
            train gd(lr = {a: 0.5, b: 0.1}) for 4
            train gd(lr = 0.5) for 100 until b < 0.01 on b
            measure both = [a, b] at [0, 4]
            predict both = [0.5^step, 0.9^step]
            check both within 0.0001%
            """),
        new("measure", "measure NAME = EXPR [every K | at STEPS] [averaged K] [against EXPR]", "A number or a vector along training; without training, one value. About 200 samples, dense early, unless said otherwise. `averaged K` is the mean over the K steps up to the sample; `against` gives a vector its own horizontal axis.", """
            weight w = [1, 2]
            loss = sum(w^2) / 2
            train gd(lr = 0.5) for 40
            measure size = w every 10 averaged 2 against [10, 20]
            predict size = where(step == 0, 1, 1.5) * [1, 2] * 0.5^step
            check size within 0.0001%
            """),
        new("observe", "observe NAME = EXPR [across PARAM | across seeds]", "Numbers distilled from measured series after the run. Without a `predict` of its own, the same formula is applied to the predicted series. `across` distils along a sweep, or over the seeds with an interval by jackknife; the other sweeps remain. An observe may use earlier ones, of every kind: `observe best = at_smallest(final(l), eta) across eta`, then `observe power = slope(log(best), log(width)) across width`.", """
            param n = 1 in 1..8
            measure height = n^2
            observe exponent = slope(log(height), log(n)) across n
            predict exponent = 2
            sweep n in [1, 2, 4, 8]
            check exponent within 0.0001%
            """),
        new("predict", "predict NAME [as \"theory\"] = EXPR | predict NAME [as \"theory\"] diverges [where COND]", "Theory for a measure, at every sampled step with `step` and `t`, or for an observe. It may use params, data, initial weights (`init(…)`), `step` and `t`; trained weights, measures and observes it may not. Rivals have names.", """
            param eta = 0.5 in 0.1..3
            weight w = 1
            loss = w^2 / 2
            train gd(lr = eta) for 4000
            measure size = w
            predict size as "exact" = (1 - eta)^step
            predict size as "exact" diverges where eta > 2
            predict size as "flow" = exp(-t)
            sweep eta in [0.5, 2.5]
            check size of "exact" within 0.0001%
            """),
        new("fit", "fit NAME in LO..HI [log] from MEASURE [where COND] | fit NAME in [1, 3, 5] from MEASURE [where COND]", "A constant of the theory that is fitted on the stated calibration window only; the window is left out of the check, and the page says how many constants saw the data.", """
            weight w = 2
            loss = w^2 / 2
            train gd(lr = 0.5) for 10
            measure size = w
            fit rate in 0.1..2 from size where step < 5
            predict size = 2 * exp(-rate * step)
            check size within 0.01%
            """),
        new("check", "check NAME[slice] [of \"theory\"] [where COND] within P% | within X absolutely [at Q% of points]", "What counts as agreement: the median error over the points, or the quantile after `at`. Without `of` every theory is checked, each by itself. See *How a verdict is reached* below.", """
            measure pair = [1, 2.1]
            predict pair = [1, 2]
            check pair[0] within 1%
            check pair[:] within 0.2 absolutely at 100% of points
            """),
        new("sweep", "sweep NAME in LIST", "Runs the toy at every value of a param; several sweeps make a grid. The same seed gives the same draws at every point where shapes agree. `--set` of a swept param leaves the one point.", """
            param n = 10 in 1..100
            measure total = sum(range(n + 1))
            predict total = n * (n + 1) / 2
            sweep n in [1, 10, 100]
            check total within 0.0001%
            """),
        new("seeds", "seeds K", "Independent repetitions; 4 if not said.", """
            measure square = seed^2
            predict square = seed * seed
            seeds 3
            check square within 0.0001 absolutely
            """),
        new("plot", "plot NAME[, NAME…] vs AXIS [log] [loglog]", "How to draw: AXIS is `step`, `t`, a param or `against`; `log` makes the vertical axis logarithmic, `loglog` both.", """
            weight w = 1
            loss = w^2 / 2
            train gd(lr = 0.5) for 10
            measure size = w
            predict size = 0.5^step
            check size within 0.0001%
            plot size vs t log
            """),
        new("precision", "precision float32", "32-bit numbers; 64-bit ones if not said.", """
            precision float32
            measure third = 1 / 3
            predict third = 0.3333333
            check third within 0.0001%
            """),
    ];
}
