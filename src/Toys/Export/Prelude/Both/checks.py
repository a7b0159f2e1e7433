def weights_of(steps):
    """How much each sample counts: the stretch nearest to it, on a logarithmic scale where they lie so."""
    if len(steps) < 2:
        return np.ones(len(steps))
    x, middle = np.array(steps, dtype=np.float64), len(steps) // 2
    if len(x) > 2 and (x[-1] - x[middle]) / (len(x) - 1 - middle) > 3 * (x[middle] - x[0]) / middle:
        x = np.log(np.maximum(x, 0.5))
    gaps = np.diff(x)
    weights = (np.append(gaps[:1], gaps) + np.append(gaps, gaps[-1:])) / 2
    return weights / weights.sum()


def weighted_quantile(values, weights, share=None):
    """The weighted median, the mean of two that share the middle; or the smallest value with a share of the weight below."""
    order = np.argsort(values)
    values, reached = np.asarray(values)[order], np.cumsum(np.asarray(weights)[order]) / np.sum(weights)
    place = int(np.searchsorted(reached, (share or 0.5) - 1e-9))
    if share is None and abs(reached[place] - 0.5) <= 1e-9 and place + 1 < len(values):
        return (values[place] + values[place + 1]) / 2
    return values[place]


class Check:
    """What counts as agreement; its point errors are weighed here, intervals and a verdict are not made."""

    def __init__(self, target, tolerance, absolute=False, theory=None, where=None, part=None, quantile=None, text=None):
        self.target, self.tolerance, self.absolute, self.theory = target, tolerance, absolute, theory
        self.where, self.part, self.quantile, self.text = where, part, quantile, text or target

    def reports(self, points, across):
        theories = {theory for point in points for target, theory in [*point.runs[0].predictions, *point.foretold] if target == self.target}
        theories |= {theory for result in across.get(self.target, []) for theory in result.predicted}
        if self.theory is not None:
            theories = {self.theory} if self.theory in theories else {""}
        return [self.report(points, across, theory) for theory in sorted(theories)]

    def report(self, points, across, theory):
        tolerance = self.tolerance(points[0].outer) if callable(self.tolerance) else self.tolerance
        errors = list(self.errors(points, across, theory))
        is_finite = errors and all(not math.isnan(error) for error, _ in errors)
        quantile = self.quantile(points[0].outer) if callable(self.quantile) else self.quantile
        error = weighted_quantile(*zip(*errors), quantile) if is_finite else math.nan
        return {"target": self.text, "theory": theory or "theory", "error": reported(error), "tolerance": float(tolerance), "absolute": self.absolute}

    def errors(self, points, across, theory):
        if self.target in across:
            for result in across[self.target]:
                if self.admits(result.line[0]):
                    yield from self.of_rows(result.measured, result.predicted.get(theory), 1.0)
            return
        for point in points:
            is_diverging = (self.target, theory) in point.diverging
            if self.target in point.observed:
                if self.admits(point):
                    rows = point.observed[self.target]
                    yield from self.of_divergence(rows) if is_diverging else self.of_rows(rows, point.foretold.get((self.target, theory)), 1.0)
            elif is_diverging:
                yield from self.of_divergence([math.nan if run.divergence else run.samples[self.target].values[-1] for run in point.runs])
            elif (self.target, theory) in point.predicted:
                yield from self.of_measure(point, theory)

    def admits(self, point):
        """Whether a condition holds where there are no steps to choose among."""
        return self.where is None or bool(as_numpy(self.where(point.measured_scopes[0])).reshape(-1)[0])

    def of_measure(self, point, theory):
        lasting = [k for k, run in enumerate(point.runs) if run.divergence is None]
        finished = lasting or [0]
        samplers = [run.samples[self.target] for run in point.runs]
        steps = sorted(set.intersection(*[set(samplers[k].steps) for k in finished]))
        if self.where is not None:
            holds = self.where(point.measured_scopes[finished[0]])
            places = dict(zip(holds.keys, holds.values)) if isinstance(holds, Series) else dict.fromkeys(steps, holds)
            steps = [step for step in steps if step in places and bool(places[step])]
        seen = [name for name, fit in point.runs[0].fits.items() if fit[0] == self.target and name in FITTED.get((self.target, theory), ())]
        first = samplers[finished[0]]
        steps = [step for step in steps if not any(in_window(point, name, first, first.steps.index(step)) for name in seen)]
        if not lasting and steps:
            yield math.nan, 1.0
            return
        for step, weight in zip(steps, weights_of(steps)):
            pairs = [(sampler, rows, sampler.steps.index(step) if step in sampler.steps else None)
                     for sampler, rows in zip(samplers, point.predicted[self.target, theory])]
            measured = [math.nan if k is None else sampler.values[k] for sampler, _, k in pairs]
            predicted = [math.nan if k is None else rows[k] for _, rows, k in pairs]
            yield from self.of_rows(measured, predicted, weight)

    def of_rows(self, measured, predicted, weight):
        if predicted is None:
            return
        shape = max((np.shape(row) for row in [*measured, *predicted]), key=math.prod)
        measured = np.array([np.broadcast_to(row, shape) for row in measured])
        predicted = np.array([np.broadcast_to(row, shape) for row in predicted])
        components = [np.arange(math.prod(shape))] if self.part is None else np.arange(math.prod(shape)).reshape(shape)[self.part].reshape(-1, 1)
        measured, predicted = measured.reshape(len(measured), -1), predicted.reshape(len(predicted), -1)
        for chosen in components:
            if not np.isfinite([measured[:, chosen], predicted[:, chosen]]).all():
                # A run that diverged although its theory does not say so: there is no error to state.
                yield math.nan, weight
                continue
            deviation = np.linalg.norm(np.mean(measured[:, chosen] - predicted[:, chosen], axis=0))
            scale = 1.0 if self.absolute else np.linalg.norm(np.mean(predicted[:, chosen], axis=0))
            if scale > 0:
                yield deviation / scale, weight

    @staticmethod
    def of_divergence(rows):
        yield 0.0 if not any(np.isfinite(row).all() for row in rows) else math.inf, 1.0
