class Line:
    """Points along a sweep, or seeds: what an observe distils across."""

    def __init__(self, scopes, outer):
        self.scopes, self.outer = scopes, outer

    def series(self, expression):
        return Series(range(len(self.scopes)), [tensor(scope.at(expression)) for scope in self.scopes])

    def stacked(self, expression):
        return tensor(np.array([scope.at(expression) for scope in self.scopes]))


class Distilled:
    """What an observe across a sweep or across seeds came to at one point of the other sweeps, measured and by every theory.
    Where all seeds were taken together it also keeps that number and those without one group of seeds each."""

    def __init__(self, others, line, measured, predicted, together=None):
        self.others, self.line, self.measured, self.predicted, self.together = others, line, measured, predicted, together

    def holds_at(self, place):
        return all(place.get(name, value) == value for name, value in self.others.items())

    def without(self, group):
        """The number of all seeds without a group of them; of all where no group is named."""
        whole, rest = self.together
        return whole if group is None or group >= len(rest) else rest[group]

    def by(self, theory):
        return self.predicted[theory][0] if theory in self.predicted else self.without(None)


def lines_of(points, across, varying):
    """The points that differ in one parameter only, ascending, with the others that matter; one line stands for all that
    differ in what does not."""
    found = {}
    for point in points:
        others = {name: value for name, value in point.swept.items() if name != across}
        kept = {name: value for name, value in others.items() if name in varying}
        line = found.setdefault(tuple(kept.values()), (others, kept, []))
        if line[0] == others:
            line[2].append(point)
    return [(kept, sorted(line, key=lambda point: point.swept.get(across, 0))) for _, kept, line in found.values()]


def varying_with(points, uses, earlier):
    """Swept parameters that an observe varies with: all, if it leans on a measure; if on what was distilled across some sweep,
    that one no more."""
    swept, found = points[0].swept, set()
    for name in uses:
        if name in earlier:
            found.update(*[result.others for result in earlier[name]])
        elif name in swept:
            found.add(name)
        elif name in ("step", "t") or points[0].knows(name):
            return set(swept)
    return found


def distil_across(points, name, earlier):
    """An observe across a sweep or across seeds: at each point of the other sweeps its rows, measured and predicted."""
    across, _, uses = OBSERVES[name]
    varying = varying_with(points, uses, earlier)
    is_together = across == "seeds" or any(result.together for use in uses for result in earlier.get(use, []))
    distil = distil_together if is_together else distil_each
    return [distil(name, line, others, earlier) for others, line in lines_of(points, across, varying)]


def distil_each(name, line, others, earlier):
    """Repetition by repetition."""
    _, expression, uses = OBSERVES[name]
    first, seeds = line[0], min(len(point.runs) for point in line)

    def rows_of(scopes_of):
        chosen = [[scopes_of(point)[k] for point in line] for k in range(seeds)]
        return [as_numpy(expression(Line(scopes, outer_of(first, others, scopes, uses, earlier)))) for scopes in chosen]

    measured, predicted = rows_of(lambda point: point.measured_scopes), {}
    for theory in first.theories():
        own = first.predicted.get((name, theory))
        if own is not None:
            predicted[theory] = [same_shape(own[min(k, len(own) - 1)][0], row) for k, row in enumerate(measured)]
        elif first.known[theory] & uses:
            predicted[theory] = rows_of(lambda point: point.scopes[theory])
    return Distilled(others, line, measured, predicted)


def distil_together(name, line, others, earlier):
    """One number of all seeds, and those without one group of seeds each; across a sweep, made of such numbers."""
    across, expression, uses = OBSERVES[name]
    first, seeds = line[0], min(len(point.runs) for point in line)
    groups = [list(range(seeds))[g::min(seeds, 400)] for g in range(min(seeds, 400))]

    def without(group, scopes_of, value_of):
        if across == "seeds":
            scopes = [scopes_of(first)[k] for g, members in enumerate(groups) if g != group for k in members]
        else:
            scopes = [point_scope(point, uses, earlier, value_of) for point in line]
        return as_numpy(expression(Line(scopes, outer_of(first, others, scopes, uses, earlier, value_of))))

    def measured_without(group):
        return without(group, lambda point: point.measured_scopes, lambda result: result.without(group))

    whole, rest = measured_without(None), [measured_without(g) for g in range(len(groups))] if len(groups) > 1 else []
    rows, predicted = pseudovalues(whole, rest), {}
    for theory in first.theories():
        own = first.predicted.get((name, theory))
        if own is not None:
            predicted[theory] = [same_shape(own[min(k, len(own) - 1)][0], row) for k, row in enumerate(rows)]
        elif first.known[theory] & uses or any(result.together and theory in result.predicted for use in uses for result in earlier.get(use, [])):
            predicted[theory] = [without(None, lambda point: point.scopes[theory], lambda result: result.by(theory))] * len(rows)
    return Distilled(others, line, rows, predicted, (whole, rest))


def outer_of(first, others, scopes, uses, earlier, value_of=None):
    """What stands around the distilling calls: params, and what was distilled before, as a number where it is the same all
    along the line and as a series where it is not."""
    outer = Scope(first.params, {}, DEFINITIONS)
    for use in uses & earlier.keys():
        fixed = [result for result in earlier[use] if all(others.get(name) == value for name, value in result.others.items())]
        if not fixed:
            outer.values[use] = Series(range(len(scopes)), [tensor(as_numpy(scope[use])) for scope in scopes])
        else:
            outer.values[use] = tensor(value_of(fixed[0])) if fixed[0].together and value_of else scopes[0][use]
    return outer


def point_scope(point, uses, earlier, value_of):
    """A point of a line as it looks when all seeds are taken together: of the run, only what was distilled from all of them."""
    scope = Scope(point.params, {}, DEFINITIONS)
    for use in uses & earlier.keys():
        for result in earlier[use][::-1]:
            if result.holds_at(point.swept):
                scope.values[use] = tensor(value_of(result))
    return scope


def pseudovalues(whole, rest):
    """A jackknife's: their mean is the number distilled from all, their spread its uncertainty."""
    if not rest:
        return [whole]
    values = [-(len(rest) - 1) * row for row in rest]
    shift = whole - mean_of(values)
    return [value + shift for value in values]
