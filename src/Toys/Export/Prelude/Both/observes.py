# ---- what is distilled from series: measured ones, or a theory's in their place


class Series:
    """A quantity along the steps of a run, or along a sweep; combined entry by entry, matched by key."""

    def __init__(self, keys, values):
        self.keys, self.values = list(keys), list(values)

    def __getitem__(self, subscript):
        return each(lambda value: value[subscript], self)

    def __add__(self, other):
        return each(operator.add, self, other)

    def __radd__(self, other):
        return each(operator.add, other, self)

    def __sub__(self, other):
        return each(operator.sub, self, other)

    def __rsub__(self, other):
        return each(operator.sub, other, self)

    def __mul__(self, other):
        return each(operator.mul, self, other)

    def __rmul__(self, other):
        return each(operator.mul, other, self)

    def __truediv__(self, other):
        return each(operator.truediv, self, other)

    def __rtruediv__(self, other):
        return each(operator.truediv, other, self)

    def __pow__(self, other):
        return each(operator.pow, self, other)

    def __rpow__(self, other):
        return each(operator.pow, other, self)

    def __mod__(self, other):
        return each(operator.mod, self, other)

    def __matmul__(self, other):
        return each(operator.matmul, self, other)

    def __lt__(self, other):
        return each(operator.lt, self, other)

    def __le__(self, other):
        return each(operator.le, self, other)

    def __gt__(self, other):
        return each(operator.gt, self, other)

    def __ge__(self, other):
        return each(operator.ge, self, other)

    def __eq__(self, other):
        return each(operator.eq, self, other)

    def __ne__(self, other):
        return each(operator.ne, self, other)

    def __and__(self, other):
        return each(both, self, other)

    def __or__(self, other):
        return each(either, self, other)

    def __rand__(self, other):
        return each(both, other, self)

    def __ror__(self, other):
        return each(either, other, self)

    def __invert__(self):
        return each(operator.invert, self)

    def __neg__(self):
        return each(operator.neg, self)

    T = property(lambda self: each(lambda value: value.T, self))
    # A number or tensor to the left leaves the operation to the series.
    __array_ufunc__ = None


def truth(value):
    """Of a number, which tensors do not combine with as NumPy has it."""
    return bool(value) if isinstance(value, np.bool_) else value


def both(one, other):
    return truth(one) & truth(other)


def either(one, other):
    return truth(one) | truth(other)


def aligned(values):
    """The keys that series share, and each value at them."""
    shared = [value.keys for value in values if isinstance(value, Series)]
    keys = sorted(set(shared[0]).intersection(*shared[1:]))
    columns = []
    for value in values:
        places = dict(zip(value.keys, value.values)) if isinstance(value, Series) else dict.fromkeys(keys, value)
        columns.append([places[key] for key in keys])
    return keys, columns


def each(f, *values, **options):
    """f of the values; of every entry where some of them are series."""
    if not any(isinstance(value, Series) for value in values):
        return f(*values, **options)
    keys, columns = aligned(values)
    return Series(keys, [f(*row, **options) for row in zip(*columns)])


def distilled(f, values, where=None):
    """f of the columns of numbers along the entries that a condition admits, component by component."""
    keys, columns = aligned(values + ([] if where is None else [where]))
    columns = [np.array([as_numpy(entry) for entry in column]) for column in columns]
    admitted = columns.pop().reshape(-1) != 0 if where is not None else np.full(len(keys), True)
    shape = columns[0].shape[1:]
    columns = [column[admitted].reshape(admitted.sum(), math.prod(column.shape[1:])) for column in columns]
    width = columns[0].shape[1]
    rows = [f(*[column[:, 0 if column.shape[1] == 1 else c] for column in columns]) for c in range(width)]
    return tensor(np.array(rows, dtype=np.float64).reshape(shape))


def final(m, where=None):
    return distilled(lambda y: y[-1] if len(y) else math.nan, [m], where)


def average(m, where=None):
    return distilled(lambda y: np.mean(y) if len(y) else math.nan, [m], where)


def largest(m, where=None):
    return distilled(lambda y: np.max(y) if len(y) else math.nan, [m], where)


def smallest(m, where=None):
    return distilled(lambda y: np.min(y) if len(y) else math.nan, [m], where)


def count(condition, where=None):
    return distilled(lambda y: np.sum(y != 0), [condition], where)


def slope(y, x, where=None):
    """Of the least-squares line."""
    def line(y, x):
        used = np.isfinite(x) & np.isfinite(y)
        if used.sum() < 2:
            return math.nan
        x, y = x[used] - x[used].mean(), y[used] - y[used].mean()
        return (x @ y) / (x @ x)
    return distilled(line, [y, x], where)


def crossing(m, level, axis=None, where=None):
    """Where a level is crossed first, interpolated linearly."""
    levels = as_numpy(level).reshape(-1)
    components = itertools.count()

    def first(y, x):
        c = next(components)
        target = levels[c if len(levels) > 1 else 0]
        for k in range(len(y)):
            if y[k] == target:
                return x[k]
            if k > 0 and (y[k - 1] < target) != (y[k] < target) and math.isfinite(y[k]) and math.isfinite(y[k - 1]):
                return x[k - 1] + (x[k] - x[k - 1]) * (target - y[k - 1]) / (y[k] - y[k - 1])
        return math.nan
    return distilled(first, [m, Series(m.keys, [np.float64(key) for key in m.keys]) if axis is None else axis], where)


def at_smallest(y, x, refine=False, where=None, sign=1):
    """The x at which y is smallest; with `refine` the vertex of the parabola through it and its neighbours."""
    def place(y, x):
        order = sorted((i for i in range(len(x)) if math.isfinite(x[i]) and math.isfinite(y[i])), key=lambda i: x[i])
        if not order:
            return math.nan
        best = min(range(len(order)), key=lambda i: sign * y[order[i]])
        if not refine or best in (0, len(order) - 1):
            return x[order[best]]
        is_log = all(x[i] > 0 for i in order)
        (a, fa), (b, fb), (c, fc) = [(math.log(x[i]) if is_log else x[i], sign * y[i]) for i in order[best - 1:best + 2]]
        p, q = (b - a) * (fb - fc), (b - c) * (fb - fa)
        vertex = b if p == q else b - 0.5 * ((b - a) * p - (b - c) * q) / (p - q)
        return math.exp(vertex) if is_log else vertex
    return distilled(place, [y, x], where)


def at_largest(y, x, refine=False, where=None):
    return at_smallest(y, x, refine, where, sign=-1)


class Scope:
    """The names an observe or a check may use at one repetition: params, what is defined from them, series, earlier observes."""

    def __init__(self, params, series, definitions):
        self.values, self.definitions, self.known = {**params, **series}, definitions, {}

    def __getattr__(self, name):
        values = self.__dict__["values"]
        if name not in values:
            if name not in self.definitions:
                raise AttributeError(name)
            values[name] = self.definitions[name](self)
        return values[name]

    __getitem__ = __getattr__

    def at(self, expression):
        """The number or vector that an expression gives here."""
        if expression not in self.known:
            try:
                value = expression(self)
                value = value.values[0] if isinstance(value, Series) else value
                self.known[expression] = as_numpy(value)
            except (AttributeError, IndexError, Diverged):
                self.known[expression] = np.array(math.nan)
        return self.known[expression]
