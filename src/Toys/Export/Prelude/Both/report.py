# ---- all points and seeds, and the report


def reported(value):
    """A number or nested lists of them; null for what is not finite."""
    value = np.asarray(value, dtype=np.float64)
    if value.ndim > 1:
        value = value.reshape(-1)
    if value.ndim == 0:
        return float(value) if np.isfinite(value) else None
    return [reported(component) for component in value]


def mean_of(rows):
    return np.mean(np.array(rows), axis=0)


def sd_of(rows):
    return np.std(np.array(rows), axis=0, ddof=1) if len(rows) > 1 else 0 * np.asarray(rows[0])


def along(statistic, columns):
    """A statistic over repetitions, at every sample that some of them reached."""
    length = max((len(column) for column in columns), default=0)
    return [reported(statistic([column[k] for column in columns if len(column) > k])) for k in range(length)]


def same_shape(row, like):
    row = np.asarray(row)
    return row if row.size == np.size(like) else np.broadcast_to(row.reshape(-1)[:1] if np.ndim(like) else row.reshape(-1)[0], np.shape(like))


class Point:
    """All repetitions at one point of the sweep."""

    def __init__(self, swept, seeds, key):
        self.swept, self.params = swept, {name: np.float64(value) for name, value in {**PARAMS, **swept}.items()}
        self.runs = [self.repetition(seed, key) for seed in range(seeds)]
        self.constants, self.outer = {}, Scope(self.params, {}, DEFINITIONS)

    def repetition(self, seed, key):
        run = Run(key, seed)
        toy(run, self.params)
        run.execute()
        return run

    def predict(self, constants):
        """Every theory's series at these values of the fitted constants."""
        theories = self.runs[0].predictions
        values = [{place: run.predicted(*place, {**constants, "kept": {}}) for place in theories} for run in self.runs]
        self.predicted = {place: [v[place] for v in values] for place in theories if values[0][place] is not None}
        self.diverging = {place for place in theories if theories[place].get("diverges")}

    def theories(self):
        return sorted({theory for _, theory in self.runs[0].predictions})

    def scope(self, k, theory=None):
        samples = self.runs[k].samples
        series, times = {}, {}
        for name, sampler in samples.items():
            if not sampler.steps:
                continue
            rows = sampler.values if theory is None else (self.predicted.get((name, theory)) or {k: sampler.values})[k]
            series[name] = Series([int(step) for step in sampler.steps], [tensor(row) for row in rows])
            times.update(zip(series[name].keys, sampler.times))
        if times:
            keys = sorted(times)
            series["step"] = Series(keys, [np.float64(step) for step in keys])
            series["t"] = Series(keys, [times[step] for step in keys])
        return Scope(self.params, series, DEFINITIONS)

    def open(self):
        """Scopes for what is distilled: of what was measured, and of every theory's series in its place."""
        self.measured_scopes = [self.scope(k) for k in range(len(self.runs))]
        self.scopes = {theory: [self.scope(k, theory) for k in range(len(self.runs))] for theory in self.theories()}
        self.known = {theory: {name for name, other in self.predicted if other == theory} for theory in self.scopes}
        self.observed, self.foretold = {}, {}

    def knows(self, name):
        return name in self.runs[0].samples or name in self.observed

    def observe(self, name):
        """An observe of this point, measured and as each theory has it."""
        _, expression, uses = OBSERVES[name]
        self.observed[name] = [scope.at(expression) for scope in self.measured_scopes]
        predicted = {}
        for theory, scopes in self.scopes.items():
            if name in self.known[theory]:
                predicted[theory] = [same_shape(row[0], like) for row, like in zip(self.predicted[name, theory], self.observed[name])]
            elif self.known[theory] & uses:
                predicted[theory] = [scope.at(expression) for scope in scopes]
        self.foretold.update({(name, theory): rows for theory, rows in predicted.items()})
        self.define(name, self.observed[name], predicted)

    def define(self, name, measured, predicted):
        """Makes known what was distilled, each repetition's own to it; a theory that says nothing of it takes what was measured."""
        for theory, scopes in [(None, self.measured_scopes), *self.scopes.items()]:
            if theory in predicted:
                self.known[theory].add(name)
            for scope, row in zip(scopes, predicted.get(theory, measured)):
                scope.values[name] = tensor(row)

    def series_report(self, name):
        samplers = [run.samples[name] for run in self.runs]
        longest = max(samplers, key=lambda sampler: len(sampler.steps))
        axis = AXES.get(name, "step")
        report = {
            "axis": axis,
            "x": [reported(x) for x in (longest.times if axis == "t" else longest.steps)],
            "mean": along(mean_of, [sampler.values for sampler in samplers]),
            "sd": along(sd_of, [sampler.values for sampler in samplers]),
            "predicted": {theory or "theory": along(mean_of, rows) for (target, theory), rows in self.predicted.items() if target == name},
        }
        if longest.against is not None and longest.steps:
            report["against"] = reported(as_numpy(longest.against(self.runs[0].initial)))
        return report

    def report(self):
        return {
            "params": {name: float(value) for name, value in self.swept.items()},
            "seeds": len(self.runs),
            "series": {name: self.series_report(name) for name in self.runs[0].measures},
            "observed": {name: {
                "mean": reported(mean_of(rows)), "sd": reported(sd_of(rows)),
                "predicted": {theory or "theory": reported(mean_of(foretold)) for (target, theory), foretold in self.foretold.items() if target == name},
            } for name, rows in self.observed.items()},
            "divergences": [f"seed {run.seed}: {run.divergence}." for run in self.runs if run.divergence],
        }
