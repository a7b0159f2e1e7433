def fit_constants(points):
    """Chooses the constants of theories on their calibration windows, one after the other."""
    fits = points[0].runs[0].fits
    constants = {name: choices[0] if choices is not None else math.sqrt(low * high) if log else (low + high) / 2
                 for name, (_, low, high, log, choices, _) in fits.items()}
    constants = {name: np.float64(value) for name, value in constants.items()}
    for _ in range(4 if len(fits) > 1 else 1):
        for name, (source, low, high, log, choices, _) in fits.items():
            misfit = lambda value: misfit_of(points, name, {**constants, name: np.float64(value)})
            best = min(choices, key=misfit) if choices is not None else golden_section(misfit, low, high, log)
            constants[name] = np.float64(best)
    return constants


def misfit_of(points, name, constants):
    """Sum of squared relative deviations over the calibration window."""
    total, number_of = 0.0, 0
    for point in points:
        source = point.runs[0].fits[name][0]
        theories = [theory for target, theory in point.runs[0].predictions if target == source and name in FITTED.get((target, theory), ())]
        for run in point.runs:
            sampler = run.samples[source]
            inside = [k for k in range(len(sampler.steps)) if in_window(point, name, sampler, k)]
            for theory in theories:
                rows = run.predicted(source, theory, {**constants, "kept": {}})
                for k in inside:
                    deviations = (rows[k] - sampler.values[k]) / np.maximum(abs(sampler.values[k]), 5e-324)
                    total, number_of = total + float(np.sum(deviations**2)), number_of + np.size(deviations)
    return math.inf if number_of == 0 or math.isnan(total) else total


def in_window(point, name, sampler, k):
    where = point.runs[0].fits[name][5]
    first = point.runs[0].samples[sampler.name]
    times = dict(zip(first.steps, first.times))
    step = sampler.steps[k]
    return where is None or bool(where(State(point.runs[0].initial.weights, step, times.get(step, np.float64(math.nan)), point.constants)))


def golden_section(f, low, high, log):
    """The smallest value of f: a grid finds the valley, golden sections its bottom."""
    start, stop = (math.log(low), math.log(high)) if log else (low, high)
    constant_at = lambda place: min(max(math.exp(place) if log else place, low), high)
    grid = [start + (stop - start) * i / 64 for i in range(64)] + [stop]
    values = [f(constant_at(place)) for place in grid]
    best = min(range(65), key=lambda i: values[i])
    a, b, ratio = grid[max(best - 1, 0)], grid[min(best + 1, 64)], 0.6180339887498949
    left, right = b - ratio * (b - a), a + ratio * (b - a)
    at_left, at_right = f(constant_at(left)), f(constant_at(right))
    for _ in range(60):
        if b - a <= 1e-10 * (stop - start):
            break
        if at_left <= at_right:
            b, right, at_right = right, left, at_left
            left = b - ratio * (b - a)
            at_left = f(constant_at(left))
        else:
            a, left, at_left = left, right, at_right
            right = a + ratio * (b - a)
            at_right = f(constant_at(right))
    place, value = (left, at_left) if at_left <= at_right else (right, at_right)
    return constant_at(place if value < values[best] else grid[best])
