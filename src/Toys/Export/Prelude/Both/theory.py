# ---- theories: roots, fixed points, recursions, equations of motion


def call(f, state):
    """A function of a state: of several variables where the state is a tuple and the function has as many."""
    count = f.__code__.co_argcount - len(f.__defaults__ or ()) if hasattr(f, "__code__") else 1
    return f(*state) if isinstance(state, tuple) and count > 1 else f(state)


def leaves(state):
    return [leaf for part in state for leaf in leaves(part)] if isinstance(state, tuple) else [tensor(state)]


def like(form, value):
    """A value in the form of a state: rows of a tensor where a tuple is meant."""
    if not isinstance(form, tuple):
        return number(value)
    return tuple(like(part, item) for part, item in zip(form, value))


def rebuilt(form, parts):
    """The state whose leaves these are; takes them from the front of a list."""
    return tuple(rebuilt(part, parts) for part in form) if isinstance(form, tuple) else parts.pop(0)


def unpacked(form, y):
    """The state in a flat vector."""
    parts, at = [], 0
    for leaf in leaves(form):
        size = math.prod(leaf.shape)
        parts.append(y[at:at + size].reshape(leaf.shape))
        at += size
    return rebuilt(form, parts)


def packed(state):
    return flat(leaves(state))


def widened(f, start):
    """A start whose numbers are vectors where f makes vectors of them."""
    image = like(start, call(f, start))
    shapes = [np.broadcast_shapes(tuple(a.shape), tuple(b.shape)) for a, b in zip(leaves(start), leaves(image))]
    return rebuilt(start, [expanded(leaf, shape) for leaf, shape in zip(leaves(start), shapes)])


class recur:
    """The recursion v <- f(v) from `start`, after a number of steps; goes on from where it was last asked for."""

    def __init__(self, f, start, out=None, clock=None):
        self.clock = clock
        self.f = f if clock is None else lambda step, v: call(lambda *s: f(clock.clocked(step=step), *s), v)
        self.out, self.count = out, None
        self.start = widened(lambda *v: self.image(np.float64(0), v if len(v) > 1 else v[0]), like(start, start))

    def image(self, step, v):
        return call(self.f, v) if self.clock is None else self.f(step, v)

    def __call__(self, steps):
        if np.ndim(as_numpy(steps)) == 1:
            return joined([self(step) for step in as_numpy(steps)])
        if self.count is None or self.count > steps:
            self.count, self.v = 0, self.start
        while self.count < steps:
            self.v, self.count = like(self.start, self.image(np.float64(self.count), self.v)), self.count + 1
        return self.read(np.float64(steps), self.v)

    def read(self, step, v):
        if self.out is None:
            return v
        return call(self.out, v) if self.clock is None else call(lambda *s: self.out(self.clock.clocked(step=step), *s), v)


class ode:
    """The solution of u' = f(u) from `start` at t = 0, at any later time; integrated once as long as time goes on."""

    def __init__(self, f, start, out=None, clock=None):
        self.f, self.out, self.clock, self.solution = f, out, clock, None
        self.start = widened(lambda *u: self.image(np.float64(0), u if len(u) > 1 else u[0]), like(start, start))

    def image(self, t, u):
        return call(self.f, u) if self.clock is None else call(lambda *s: self.f(self.clock.clocked(t=t), *s), u)

    def __call__(self, t):
        if np.ndim(as_numpy(t)) == 1:
            return joined([self(moment) for moment in as_numpy(t)])
        t = float(t)
        if self.solution is None or abs(t) < abs(self.solution.before):
            relative, absolute, floor = (1e-5, 1e-30, 1e-8) if PRECISION == np.float32 else (1e-9, 1e-100, 1e-16)
            self.solution = DormandPrince(self.slope, 0.0, constant(packed(self.start)), relative, absolute, floor)
        u = unpacked(self.start, tensor(self.solution.at(t)))
        if self.out is None:
            return u
        return call(self.out, u) if self.clock is None else call(lambda *s: self.out(self.clock.clocked(t=np.float64(t)), *s), u)

    def slope(self, t, y):
        return constant(packed(like(self.start, self.image(np.float64(t), unpacked(self.start, tensor(y))))))


def joined(values):
    """Values at several moments, stacked."""
    if isinstance(values[0], tuple):
        return tuple(joined(parts) for parts in zip(*values))
    return array(values)


def fold(f, start, over):
    """The state after h <- f(h, l) for every entry l."""
    state = start
    for entry in entries(over):
        state = f(state, entry)
    return state


def scan(f, start, over):
    """Every state of a fold, stacked."""
    states = list(itertools.accumulate(entries(over), f, initial=start))[1:]
    return joined([like(start, state) for state in states])
