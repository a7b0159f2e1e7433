namespace LearningMechanics.Toys.Tests.Syntax;

/// <summary>Whole toys that use most of the grammar between them.</summary>
internal static class SampleToys
{
    public const string Ridge = """
        toy "Kernel ridge regression: the learning curve from the spectrum"
        cites arXiv:2110.03922, arXiv:2002.02561

        param n     = 100  in 10..400         "training samples"
        param ridge = 1e-3 in 1e-6..10 log    "ridge δ"
        param dim   = 400
        param noise = 0.1  in 0..1            "label-noise variance σ²"

        let i   = range(1, dim + 1)
        let lam = i^-1.5                       # kernel eigenvalues
        let v   = i^-0.75                      # target coefficients

        data phi ~ normal(n, dim)              # eigenfunctions at the samples
        data eps ~ normal(n) * sqrt(noise)
        let y = phi @ v + eps
        let w = lam * (phi.T @ solve((phi * lam) @ phi.T + ridge * eye(n), y))

        measure test_error = sum((w - v)^2) + noise

        let kappa = root(k -> sum(lam / (lam + k)) + ridge / k - n, 1e-12, 1e6)
        let l     = lam / (lam + kappa)
        predict test_error = n / (n - sum(l^2)) * (sum((1 - l)^2 * v^2) + noise)

        sweep n in [20, 50, 100, 200, 400]
        seeds 30
        check test_error within 5%
        """;

    public const string EdgeOfStability = """
        toy "Edge of stability on a small tanh network"
        cites arXiv:2103.00065

        param eta   = 0.2  in 0.02..0.6 log   "learning rate η"
        param width = 30   in 4..128          "hidden units"
        param steps = 6000 in 100..50000      "gradient steps"

        data x = linspace(-1, 1, 20)
        data y = cos(6 * arccos(x))            # a degree-6 Chebyshev polynomial

        weight W1 ~ normal(width, 1)
        weight b1 = zeros(width)
        weight W2 ~ normal(width, width) / sqrt(width)
        weight b2 = zeros(width)
        weight W3 ~ normal(width) / sqrt(width)

        let net(x) = tanh(tanh(x[:, None] @ W1.T + b1) @ W2.T + b2) @ W3
        loss = mean((net(x) - y)^2) / 2

        train gd(lr = eta) for steps

        measure train_loss = loss
        measure sharpness  = top_eigenvalue(hessian(loss)) every 20

        predict sharpness = 2 / eta
        check sharpness where step > steps / 2 within 5%
        plot sharpness vs step
        seeds 4
        """;

    /// <summary>Every statement with every clause it may take.</summary>
    public const string Clauses = """
        toy "A bit of \"everything\""
        cites doi:10.1000/xyz(1), https://example.org/a#b # a comment
        param α = 1/4 in 1/4..2 log "strength"
        param on = -1 in -2..-1
        param n = 1_000
        precision float32
        let (e, (U, s)) = pairs(A)
        let f(a, b) = a mod b + where(a < b <= 2, -a^2, 2^-b)
        let g = fold(((h, k), l) -> (h + l, k @ l), start = (0, 1.0), over = range(4))
        let tables = [[T[i, -1:0:-2, ..., None] for i in range(3)] for j in [1, 2,]]
        fresh data xs ~ normal(n, 3, lo = 0)
        data ys = [1, 2, 3]
        batch 32 of xs, ys as xb, yb with replacement
        weight V = W
        weight W ~ normal(3) / sqrt(3)
        loss = mean((xb @ W - yb)^2) + at(E, weights = u)
        train adam(lr = {W: 0.1, V: 0.1 / n}, beta1 = 0.9) for 10 * n until loss < 1e-9 and not step > 5 on W, V
        measure m = loss every 10 averaged 5
        measure spectrum = eigvalsh(H) at [1, 10, 100] against range(3)
        observe rate = slope(log(m), t where step > 5 or t < 3) across seeds
        predict m as "mean field" = c * exp(-t)
        predict m as "other" diverges where α > 2
        predict rate = 1
        fit c in 1e-3..1e3 log from m where step < 10
        fit p in [1, 3, 5] from m
        check spectrum[:3] within 0.5 absolutely at 90% of points
        check m of "mean field" where step > 10 within 5%
        sweep α in logspace(1/4, 2, 5)
        plot m, spectrum vs step log loglog
        seeds 4
        """;
}
