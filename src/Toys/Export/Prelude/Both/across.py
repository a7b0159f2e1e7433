class Line:
    """Points along a sweep, or seeds: what an observe distils across."""

    def __init__(self, scopes, outer):
        self.scopes, self.outer = scopes, outer

    def series(self, expression):
        return Series(range(len(self.scopes)), [tensor(scope.at(expression)) for scope in self.scopes])

    def stacked(self, expression):
        return tensor(np.array([scope.at(expression) for scope in self.scopes]))


def lines_of(points, across):
    """The points that differ in one parameter only, ascending."""
    groups = {}
    for point in points:
        groups.setdefault(tuple(value for name, value in point.swept.items() if name != across), []).append(point)
    return [sorted(line, key=lambda point: point.swept[across]) for line in groups.values()]


def distil_across(points, name):
    """An observe across a sweep or across seeds: at each point of the other sweeps its rows, measured and predicted."""
    across, expression, uses = OBSERVES[name]
    found = []
    for line in [[point] for point in points] if across == "seeds" else lines_of(points, across):
        first, seeds = line[0], min(len(point.runs) for point in line)
        others = {key: value for key, value in first.swept.items() if key != across}
        if across == "seeds":
            groups = [list(range(seeds))[g::min(seeds, 400)] for g in range(min(seeds, 400))]
            rows_of = lambda scopes_of: jackknife(lambda chosen: as_numpy(expression(Line(chosen, first.outer))), scopes_of(first), groups)
        else:
            rows_of = lambda scopes_of: [as_numpy(expression(Line([scopes_of(point)[k] for point in line], first.outer))) for k in range(seeds)]
        measured = rows_of(lambda point: point.measured_scopes)
        predicted = {}
        for theory in first.theories():
            own = first.predicted.get((name, theory))
            known = {target for target, other in [*first.predicted, *first.foretold] if other == theory}
            if own is not None:
                predicted[theory] = [same_shape(own[min(k, len(own) - 1)][0], row) for k, row in enumerate(measured)]
            elif known & uses:
                rows = rows_of(lambda point: point.scopes[theory])
                predicted[theory] = [mean_of(rows)] * len(rows) if across == "seeds" else rows
        found.append((others, line, measured, predicted))
    return found


def jackknife(distil, scopes, groups):
    """Pseudovalues, whose mean is the number distilled from all and whose spread is its uncertainty."""
    whole = distil(scopes)
    if len(groups) < 2:
        return [whole]
    rest = [distil([scopes[k] for h in groups if h is not g for k in h]) for g in groups]
    values = [-(len(groups) - 1) * row for row in rest]
    shift = whole - mean_of(values)
    return [value + shift for value in values]
