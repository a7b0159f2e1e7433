class Sampler:
    """The samples of one measure."""

    def __init__(self, name, measure, total):
        self.name, (self.value, every, at, self.averaged, self.against) = name, measure
        self.wanted = sampled_steps(total, every, at)
        self.steps, self.times, self.values, self.recent, self.shape = [], [], [], {}, ()

    def take(self, now, is_last=False):
        step = int(now.step)
        place = bisect.bisect_left(self.wanted, step)
        is_due = place < len(self.wanted) and self.wanted[place] - step < self.averaged
        if (self.steps[-1:] == [now.step]) if is_last else not is_due:
            return
        value = as_numpy(self.value(now))
        if not np.isfinite(value).all():
            raise Diverged(f"{self.name} is not finite")
        self.recent[step], self.shape = value, value.shape
        if is_last or self.wanted[place] == step:
            window = [v for s, v in self.recent.items() if s > step - self.averaged]
            self.recent = {s: v for s, v in self.recent.items() if s > step - self.averaged}
            self.steps.append(now.step)
            self.times.append(now.t)
            self.values.append(sum(window) / len(window))


def sampled_steps(total, every=None, at=None):
    """The steps at which a measure is taken: by default about 200, dense early."""
    if every is not None:
        return sorted({*range(0, total + 1, int(every)), total})
    if at is not None:
        return sorted({int(np.round(step)) for step in np.atleast_1d(as_numpy(at))})
    if total <= 200:
        return list(range(total + 1))
    low, high = 1.0001, total ** (1 / 50)
    for _ in range(40):
        middle = math.sqrt(low * high)
        low, high = (middle, high) if len(geometric(total, middle)) > 200 else (low, middle)
    return [0] + geometric(total, high)


def geometric(total, ratio):
    steps, at = [], 1.0
    while at < total:
        steps.append(int(at))
        at = max(math.floor(at) + 1, at * ratio)
    return steps + [total]
