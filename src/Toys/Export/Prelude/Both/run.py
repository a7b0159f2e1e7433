# ---- one repetition: weights, training, samples


class Diverged(Exception):
    """The numbers stopped being finite, or an iteration did not converge."""


class State:
    """Where a repetition stands: its weights, `step` and `t`. What follows from them is computed once and kept."""

    compilation = 0

    def __init__(self, weights, step, t, constants=None, start=None, fresh=None):
        self.made_in = State.compilation
        self.weights, self.step, self.t, self.constants = weights, step, t, constants or {}
        self.start, self.fresh, self.known = start or weights, {} if fresh is None else fresh, {}

    def __getattr__(self, name):
        for values in (self.__dict__["weights"], self.__dict__["constants"]):
            if name in values:
                return values[name]
        raise AttributeError(name)

    __getitem__ = __getattr__

    def moved(self, weights):
        """With other weights."""
        return State({**self.weights, **weights}, self.step, self.t, self.constants, self.start, self.fresh)

    def clocked(self, step=None, t=None):
        """At another time."""
        return State(self.weights, self.step if step is None else step, self.t if t is None else t, self.constants, self.start)

    def unflattened(self, u):
        """With all weights taken from one flat vector."""
        weights, at = {}, 0
        for name, w in self.weights.items():
            size = math.prod(w.shape)
            weights[name], at = u[at:at + size].reshape(w.shape), at + size
        return self.moved(weights)

    @property
    def initial(self):
        """With the weights before training."""
        if "initial" not in self.known:
            self.known["initial"] = State(self.start, self.step, self.t, self.constants, self.start, self.fresh)
        return self.known["initial"]


def moving(quantity):
    """A quantity that moves with the state; evaluated once for each."""
    def value(now):
        if quantity in now.known:
            return now.known[quantity]
        found = quantity(now)
        # What is found while a step is compiled means nothing outside.
        if now.made_in == State.compilation:
            now.known[quantity] = found
        return found
    return value


def drawn(quantity):
    """Random numbers of a step; whatever the weights are, they are drawn once."""
    def value(now):
        if quantity not in now.fresh:
            now.fresh[quantity] = quantity(now)
        return now.fresh[quantity]
    value.quantity = quantity
    return value


def kept(now, place, make):
    """What depends on fitted constants only is made once for each choice of them."""
    if place not in now.constants["kept"]:
        now.constants["kept"][place] = make()
    return now.constants["kept"][place]


class Run:
    """One repetition at one point of the sweep, as `toy` describes it."""

    def __init__(self, key, seed):
        self.draw, self.seed = Draws(key, seed), seed
        self.initial = State({}, np.float64(0), np.float64(0))
        self.phases, self.measures, self.predictions, self.fits = [], {}, {}, {}
        self.samples, self.divergence, self.now = {}, None, self.initial

    def weight(self, name, value):
        self.initial.weights[name] = tensor(value)

    def train(self, update, steps, until=None, drawn=()):
        self.phases.append((int(steps), lambda: descent(update, drawn), until))

    def follow(self, flow, steps, until=None):
        self.phases.append((int(steps), lambda: flow, until))

    def measure(self, name, value, every=None, at=None, averaged=1, against=None):
        self.measures[name] = value, every, at, int(averaged), against

    def predict(self, name, value, theory=""):
        self.predictions.setdefault((name, theory), {})["value"] = value

    def predict_divergence(self, name, applies=True, theory=""):
        self.predictions.setdefault((name, theory), {})["diverges"] = bool(applies)

    def fit(self, name, source, low=None, high=None, log=False, choices=None, where=None):
        self.fits[name] = source, low, high, log, choices, where

    def execute(self):
        """Trains, and samples every measure."""
        self.total = sum(steps for steps, _, _ in self.phases)
        self.samplers = [Sampler(name, measure, self.total) for name, measure in self.measures.items()]
        self.samples = {sampler.name: sampler for sampler in self.samplers}
        try:
            self.arrive(self.initial)
            stopped = [self.stops_early(*phase) for phase in self.phases]
            self.require_finite_weights()
            for sampler in self.samplers if True in stopped else []:
                sampler.take(self.now, is_last=True)
        except Diverged as divergence:
            self.divergence = f"{divergence} at step {int(self.now.step)}"

    def stops_early(self, steps, make, until):
        advance, start, memory = make(), self.now.t, {}
        elapsed, is_steady = 0.0, True
        for k in range(steps):
            if until is not None and bool(until(self.now)):
                return True
            weights, rate = advance(self.now, memory)
            rate = float(rate)
            first = rate if k == 0 else first
            elapsed, is_steady = elapsed + rate, is_steady and rate == first
            # A steady rate is multiplied, not added up: ten thousand roundings would show.
            t = start + ((k + 1) * first if is_steady else elapsed)
            self.arrive(State({**self.now.weights, **weights}, self.now.step + 1, t, start=self.initial.weights))
        return False

    def arrive(self, now):
        self.now = now
        if now.step % 64 == 0:
            self.require_finite_weights()
        for sampler in self.samplers:
            sampler.take(now)

    def require_finite_weights(self):
        for name, w in self.now.weights.items():
            if not np.isfinite(as_numpy(w)).all():
                raise Diverged(f"the weight {name} is not finite")

    def predicted(self, name, theory, constants):
        """A theory's values where the measure was sampled; for an observe, one value."""
        value = self.predictions[name, theory].get("value")
        if value is None:
            return None
        sampler = self.samples.get(name)
        places = list(zip(sampler.steps, sampler.times)) if sampler else [(np.float64(self.total), self.now.t)]
        rows = []
        for step, t in places:
            now = State(self.initial.weights, step, t, constants)
            try:
                row = as_numpy(value(now))
            except Diverged:
                row = np.array(math.nan)
            rows.append(np.broadcast_to(row, sampler.shape) if sampler else row)
        return rows
