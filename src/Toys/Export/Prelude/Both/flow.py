# ---- flows: Dormand and Prince 5(4) as in Hairer, Norsett and Wanner, Solving Ordinary Differential Equations I


class DormandPrince:
    """Integrates y' = f(t, y) with error control; `at` interpolates in the step that covers a time."""

    NODES = [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1]
    STAGES = [[], [1 / 5], [3 / 40, 9 / 40], [44 / 45, -56 / 15, 32 / 9],
              [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
              [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
              [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84]]
    ERROR = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40]
    INTERPOLANT = [-12715105075 / 11282082432, 0, 87487479700 / 32700410799, -10690763975 / 1880347072,
                   701980252875 / 199316789632, -1453857185 / 822651844, 69997945 / 29380423]

    def __init__(self, f, t, y, relative, absolute, floor=0.0, end=None, cap=1_000_000):
        self.f, self.relative, self.absolute, self.floor, self.end, self.cap = f, relative, absolute, floor, end, cap
        self.step, self.evaluations = 0.0, 0
        self.restart(t, y)

    def restart(self, t, y):
        self.origin = self.before = self.t = float(t)
        self.y_before = self.y = np.array(y, dtype=np.float64)
        self.parts, self.k0, self.last_error = [0 * self.y] * 4, None, 1e-4

    def at(self, t):
        while abs(t - self.before) > abs(self.t - self.before):
            self.advance(t, self.end)
        span = self.t - self.before
        x = 0 if span == 0 else (t - self.before) / span
        difference, bend, twist, weave = self.parts
        return self.y if x == 1 else self.y_before + x * (difference + (1 - x) * (bend + x * (twist + (1 - x) * weave)))

    def exactly_at(self, t):
        """Where f may jump: a step ends there, and the next one begins afresh."""
        while abs(t - self.before) > abs(self.t - self.before):
            self.advance(t, t)
        y = self.y
        self.restart(t, y)
        return y

    def derivative(self, t, y):
        self.evaluations += 1
        return self.f(t, y)

    def advance(self, towards, end):
        if self.k0 is None:
            self.prepare(towards)
        while True:
            is_last = end is not None and abs(end - self.t) <= abs(self.step) * (1 + 1e-10)
            step = end - self.t if is_last else self.step
            if self.evaluations >= self.cap or not abs(step) > 4 * np.spacing(abs(self.t)):
                raise Diverged(f"the solution of the equation blows up or is stiff near t = {self.t:g}")
            k = [self.k0]
            for node, weights in zip(self.NODES[1:], self.STAGES[1:]):
                stage = self.y + sum(step * w * slope for w, slope in zip(weights, k) if w != 0)
                k.append(self.derivative(self.t + node * step, stage))
            error = self.norm(step * sum(w * slope for w, slope in zip(self.ERROR, k)), np.maximum(abs(self.y), abs(stage)))
            if error <= 1:
                return self.accept(step, end if is_last else self.t + step, stage, k, error)
            self.step = step * (max(0.2, 0.9 * self.power(error, -0.2)) if np.isfinite(error) else 0.2)

    def accept(self, step, t, y, k, error):
        difference = y - self.y
        bend = step * k[0] - difference
        self.parts = difference, bend, difference - step * k[6] - bend, step * sum(w * slope for w, slope in zip(self.INTERPOLANT, k))
        self.before, self.y_before, self.t, self.y, self.k0 = self.t, self.y, t, y, k[6]
        growth = 0.9 * self.power(max(error, 1e-10), -0.17) * self.power(self.last_error, 0.04)
        self.last_error = max(error, 1e-4)
        following = step * min(max(growth, 0.2), 10.0)
        # A step cut short at the end says nothing about the size that the equation wants.
        self.step = max(self.step, following, key=abs) if abs(step) < abs(self.step) else following

    def prepare(self, towards):
        self.k0 = self.derivative(self.t, self.y)
        if self.step != 0:
            return
        direction = 1.0 if towards >= self.t else -1.0
        d0, d1 = self.norm(self.y, abs(self.y)), self.norm(self.k0, abs(self.y))
        guess = min(1e-6 if d0 < 1e-5 or d1 < 1e-5 else 0.01 * d0 / d1, abs(towards - self.t))
        slope = self.derivative(self.t + direction * guess, self.y + direction * guess * self.k0)
        largest = max(d1, self.norm(slope - self.k0, abs(self.y)) / guess)
        refined = max(1e-6, guess * 1e-3) if largest <= 1e-15 else self.power(0.01 / largest, 0.2)
        first = min(100 * guess, refined)
        self.step = direction * (first if np.isfinite(first) and first > 0 else guess)

    def norm(self, y, size):
        floor = self.absolute + (self.floor * np.max(abs(self.y), initial=0) if self.floor else 0)
        norm = float(np.sqrt(np.sum((y / (floor + self.relative * size)) ** 2) / max(1, y.size)))
        return norm if math.isfinite(norm) else math.inf

    @staticmethod
    def power(x, exponent):
        """To single precision, so that step sizes do not follow the last bits of a C library."""
        return float(np.float32(x ** exponent)) if x > 0 else math.inf


class Flow:
    """Gradient flow: the weights follow their velocity continuously, and a step is a stretch of time."""

    def __init__(self, velocity, dt, steps, restart=False):
        self.velocity, self.dt, self.steps, self.restarts = velocity, float(dt), int(steps), restart
        self.count, self.solution = 0, None

    def __call__(self, now, memory):
        names = list(self.velocity(now))
        if self.solution is None:
            tolerances = (1e-5, 1e-7) if PRECISION == np.float32 else (1e-8, 1e-10)
            self.start, self.shapes = now.t, [now.weights[name].shape for name in names]
            y = np.concatenate([as_numpy(now.weights[name]).reshape(-1) for name in names])
            self.solution = DormandPrince(self.slope, now.t, y, *tolerances, end=float(now.t + self.steps * self.dt))
        self.now, self.names, self.count = now, names, self.count + 1
        t = float(self.start + self.count * self.dt)
        return self.weights(self.solution.exactly_at(t) if self.restarts else self.solution.at(t)), self.dt

    def weights(self, y):
        parts = np.split(y, np.cumsum([math.prod(shape) for shape in self.shapes])[:-1])
        return {name: tensor(part.reshape(shape)) for name, part, shape in zip(self.names, parts, self.shapes)}

    def slope(self, t, y):
        velocity = self.velocity(self.now.clocked(t=t).moved(self.weights(y)))
        return np.concatenate([as_numpy(velocity[name]).reshape(-1) for name in self.names])
