def at_points(f, *points):
    """f at many points: all at once where f is elementwise, one by one where it is not."""
    try:
        values = as_numpy(f(*[tensor(p) for p in points]))
        some = [0, len(points[0]) // 2, -1]
        if values.shape == points[0].shape and all(values[i] == as_numpy(f(*[tensor(p[i]) for p in points])) for i in some):
            return number(f(*[tensor(p) for p in points]))
    except Exception:
        pass
    return array([number(f(*[tensor(x) for x in p])) for p in zip(*points)])


def quadrature(f, cells, tolerance):
    """Integral of a function of vectors of points over intervals or rectangles: Gauss's rule of 20 points against
    the same rule on halves, cut where they differ."""
    nodes, weights = np.polynomial.legendre.leggauss(20)

    def over(cell):
        axes = [(lo + (hi - lo) * (nodes + 1) / 2, weights * (hi - lo) / 2) for lo, hi in cell]
        grid = [x.reshape(-1) for x in np.meshgrid(*[x for x, _ in axes], indexing="ij")]
        weight = np.prod([w.reshape(-1) for w in np.meshgrid(*[w for _, w in axes], indexing="ij")], axis=0)
        values = f(*grid)
        weight = weight.reshape((-1,) + (1,) * (len(values.shape) - 1))
        return (values * tensor(weight)).sum(0), np.sum(abs(as_numpy(values)) * weight, axis=0)

    def halves(cell, axis):
        lo, hi = cell[axis]
        return [cell[:axis] + [part] + cell[axis + 1:] for part in ((lo, (lo + hi) / 2), ((lo + hi) / 2, hi))]

    pending, done, scale, evaluated = [(cell, over(cell)[0]) for cell in cells], [], 0.0, 0
    sizes = sum(over(cell)[1] for cell in cells)
    scale = np.maximum(sizes, 1e-300)
    while pending:
        cell, whole = pending.pop()
        evaluated += 1
        cuts = [halves(cell, axis) for axis in range(len(cell))]
        finer = [[over(half)[0] for half in cut] for cut in cuts]
        errors = [np.max(abs(as_numpy(sum(parts)) - as_numpy(whole)) / scale) for parts in finer]
        worst = int(np.argmax(errors))
        if not math.isfinite(errors[worst]):
            raise Diverged("the integrand is not finite somewhere inside the range of integration")
        if errors[worst] <= tolerance or evaluated > 4000:
            done.append(sum(finer[worst]))
        else:
            pending += list(zip(cuts[worst], finer[worst]))
    return sum(done)


def integrate(f, lo, hi):
    """The integral of f; ends are approached quadratically, half-lines are cut at distance 1."""
    if float(lo) > float(hi):
        return -integrate(f, hi, lo)
    at = lambda *points: at_points(lambda x: number(f(x)), *points)
    cells = [[(0.0, 1e-3)], [(1e-3, 0.05)], [(0.05, 0.3)], [(0.3, 1.0)]]
    column = lambda weight, values: tensor(weight.reshape((-1,) + (1,) * (len(values.shape) - 1))) * values

    def term(place, weight):
        def values(u):
            at_u = at(place(u))
            return column(weight(u), at_u)
        return quadrature(values, cells, 1e-14)

    lo, hi = constant(lo), constant(hi)
    is_open = math.isinf(lo), math.isinf(hi)
    if is_open == (True, True):
        return term(lambda u: u**2, lambda u: 2 * u) + term(lambda u: -u**2, lambda u: 2 * u) \
            + term(lambda u: u**-2.0, lambda u: 2 * u**-3.0) + term(lambda u: -u**-2.0, lambda u: 2 * u**-3.0)
    if is_open == (False, True):
        return term(lambda u: lo + u**2, lambda u: 2 * u) + term(lambda u: lo + u**-2.0, lambda u: 2 * u**-3.0)
    if is_open == (True, False):
        return term(lambda u: hi - u**2, lambda u: 2 * u) + term(lambda u: hi - u**-2.0, lambda u: 2 * u**-3.0)
    half = (hi - lo) / 2
    return half * (term(lambda u: lo + half * u**2, lambda u: 2 * u) + term(lambda u: lo + 2 * half - half * u**2, lambda u: 2 * u))


def expect(f, cov=None):
    """The mean of f over a standard normal, or over two normals of covariance `cov`, by their angle and radius."""
    count = f.__code__.co_argcount if hasattr(f, "__code__") else 1
    is_plane = count > 1 or cov is not None and np.ndim(as_numpy(cov)) == 2
    column = lambda weight, values: tensor(weight.reshape((-1,) + (1,) * (len(values.shape) - 1))) * values
    if not is_plane:
        s = 1.0 if cov is None else math.sqrt(constant(cov))
        density = lambda z: np.exp(-z * z / 2) / math.sqrt(2 * math.pi)
        both = lambda z: column(density(z), at_points(f, s * z)) + column(density(z), at_points(f, -s * z))
        return quadrature(both, [[(k, k + 1.0)] for k in np.arange(0.0, 12.0)], 1e-14)
    c = np.eye(2) if cov is None else constant(cov)
    s1, s2 = math.sqrt(c[0, 0]), math.sqrt(c[1, 1])
    both = (c[0, 1] + c[1, 0]) / 2
    alpha = math.atan2(math.sqrt(max(c[0, 0] * c[1, 1] - both**2, 0.0)), both)
    g = f if count > 1 else lambda a, b: f(array([a, b]))

    def values(u, r):
        density = r * np.exp(-r * r / 2) / (2 * math.pi)
        a, b = s1 * r * np.sin(alpha * u), -s2 * r * np.sin(alpha * (1 - u))
        c, d = s1 * r * np.sin(alpha + (math.pi - alpha) * u), s2 * r * np.sin((math.pi - alpha) * u)
        total = 0
        for x, y, share in ((a, b, alpha), (-a, -b, alpha), (c, d, math.pi - alpha), (-c, -d, math.pi - alpha)):
            total = total + column(density * share, at_points(g, x, y))
        return total

    return quadrature(values, [[(0.0, 1.0), (k, k + 2.0)] for k in np.arange(0.0, 12.0, 2.0)], 1e-12)
