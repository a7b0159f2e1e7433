def root(f, lo, hi):
    """Where f is zero between `lo` and `hi`, element by element: bisection of the doubles in the bracket."""
    lo, hi = np.broadcast_arrays(as_numpy(lo), as_numpy(hi))
    value = lambda x: as_numpy(f(tensor(x)))
    at_lo, at_hi = value(lo), value(hi)
    lo, hi = np.broadcast_arrays(lo, hi, at_lo)[:2]
    if not (np.sign(at_lo) * np.sign(at_hi) <= 0).all():
        raise Diverged(f"root: f has one sign at {lo} and {hi}")
    sign = np.where(at_lo == 0, -np.sign(at_hi), np.sign(at_lo))
    lo, hi = ordered(np.where(at_hi == 0, hi, lo)), ordered(np.where(at_lo == 0, lo, hi))
    for _ in range(66):
        middle = (lo >> 1) + (hi >> 1) + (lo & hi & 1)
        at_middle = value(ordered(middle, inverse=True))
        lo, hi = np.where(np.sign(at_middle) == -sign, lo, middle), np.where(np.sign(at_middle) == sign, hi, middle)
    ends = ordered(lo, inverse=True), ordered(hi, inverse=True)
    return implicit(f, np.where(abs(value(ends[0])) < abs(value(ends[1])), *ends), is_elementwise=True)


def ordered(x, inverse=False):
    """Doubles as integers in the same order, so that a bracket over many decades is halved fairly."""
    if inverse:
        return np.where(x >= 0, x, np.int64(-2**63) - x).astype(np.int64).view(np.float64)
    bits = np.asarray(x, dtype=np.float64).view(np.int64)
    return np.where(bits >= 0, bits, np.int64(-2**63) - bits)


def solve_system(f, start):
    """Where f is zero, by Newton's method from `start`; where its steps do not help, by Levenberg and Marquardt's."""
    form = like(start, start)
    residual = lambda y: packed(like(form, call(f, unpacked(form, y))))
    return unpacked(form, implicit(residual, zero(residual, as_numpy(packed(form)))))


def zero(residual, y):
    value = lambda y: as_numpy(residual(tensor(y)))
    damping, at_y = 1e-3, value(y)
    for _ in range(400):
        size, slopes = np.linalg.norm(at_y), as_numpy(jacobian(residual, at=tensor(y)))
        if size == 0:
            return y
        if not math.isfinite(size):
            break
        newton = -np.linalg.lstsq(slopes, at_y, rcond=1e-15)[0]
        if np.max(abs(newton)) <= 2.0**-52 * np.max(abs(y)):
            return y
        trials = [y + fraction * newton for fraction in 0.5 ** np.arange(12.0)]
        better = next((trial for trial in trials if np.linalg.norm(value(trial)) < size * (1 - 1e-8)), None)
        while better is None and damping < 1e20:
            if np.max(abs(newton)) <= 2.0**-32 * np.max(abs(y)):
                return y
            normal = slopes.T @ slopes
            step = -np.linalg.solve(normal + damping * np.diag(np.maximum(np.diag(normal), 1e-12 * np.max(normal))), slopes.T @ at_y)
            better = y + step if np.linalg.norm(value(y + step)) < size else None
            damping = damping * 10 if better is None else max(damping / 30, 1e-12)
        if better is None:
            break
        y, at_y = better, value(better)
    raise Diverged("solve_system: no solution was found from this start")


def fixpoint(g, start):
    """The fixed point that the iteration from `start` tends to; Newton's method finishes it."""
    form = widened(g, like(start, start))
    image = lambda y: packed(like(form, call(g, unpacked(form, y))))
    y = as_numpy(packed(form))
    for _ in range(400):
        y, before = as_numpy(image(tensor(y))), y
        if not np.isfinite(y).all():
            raise Diverged("fixpoint: the iteration is not finite")
        if np.max(abs(y - before)) <= 1e-13 * np.max(abs(y)):
            break
    else:
        y = zero(lambda y: image(y) - y, y)
    return unpacked(form, implicit(lambda y: image(y) - y, y))


def minimize(f, start):
    """Where f is smallest near `start`: Newton's method, damped where the curvature is no guide."""
    form = like(start, start)
    height = lambda y: call(f, unpacked(form, y))
    slope = lambda y: grad(height, at=y)
    y, damping = as_numpy(packed(form)), 0.0
    for _ in range(1000):
        g, curvature = as_numpy(slope(tensor(y))), as_numpy(jacobian(slope, at=tensor(y)))
        lowest, scale = np.linalg.eigvalsh(curvature)[0], np.max(abs(curvature))
        shift = max(damping, 1e-3 * scale - lowest if lowest <= 0 else 0.0)
        step = -np.linalg.solve(curvature + shift * np.eye(len(y)), g)
        if shift == 0 and np.max(abs(step)) <= 2.0**-50 * max(np.max(abs(y)), 1e-300):
            return unpacked(form, implicit(slope, y))
        here, there = float(height(tensor(y))), float(height(tensor(y + step)))
        if there < here or there == here and np.max(abs(step)) <= 1e-7 * max(np.max(abs(y)), 1e-300):
            y, damping = y + step, damping / 10 if damping > 1e-12 * scale else 0.0
            if there == here and shift == 0:
                return unpacked(form, implicit(slope, y))
        else:
            damping = max(10 * damping, 1e-6 * scale)
            if damping > 1e20 * max(scale, 1e-300):
                return unpacked(form, implicit(slope, y))
        if not math.isfinite(here):
            break
    raise Diverged("minimize: no minimum was found from this start")
