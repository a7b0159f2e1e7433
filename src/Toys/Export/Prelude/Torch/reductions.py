def reduced(f, x, axis, keepdims):
    """f of rows (..., n) in the place of the reduced axes."""
    x = number(x)
    axes = sorted(range(x.dim()) if axis is None else [int(a) % x.dim() for a in np.atleast_1d(as_numpy(axis))])
    others = [a for a in range(x.dim()) if a not in axes]
    shape = [x.shape[a] for a in others]
    y = f(x.permute(others + axes).reshape(shape + [math.prod(x.shape[a] for a in axes)]))
    return y.reshape([1 if a in axes else n for a, n in enumerate(x.shape)]) if keepdims else y


def sum_(x, axis=None, keepdims=False):
    return reduced(lambda rows: rows.sum(-1), x, axis, keepdims)


def mean(x, axis=None, keepdims=False):
    return reduced(lambda rows: rows.mean(-1), x, axis, keepdims)


def prod(x, axis=None, keepdims=False):
    return reduced(lambda rows: rows.prod(-1), x, axis, keepdims)


def all_(x, axis=None, keepdims=False):
    return reduced(lambda rows: (rows != 0).all(-1), x, axis, keepdims)


def any_(x, axis=None, keepdims=False):
    return reduced(lambda rows: (rows != 0).any(-1), x, axis, keepdims)


def var(x, axis=None, ddof=0, keepdims=False):
    squares = lambda rows: ((rows - rows.mean(-1, keepdim=True)) ** 2).sum(-1) / (rows.shape[-1] - float(ddof))
    return reduced(squares, x, axis, keepdims)


def safe_root(x):
    """A square root whose derivative at 0 is 0: for lengths, where 0 is a minimum."""
    is_zero = x == 0
    return torch.where(is_zero, torch.zeros_like(x), torch.sqrt(torch.where(is_zero, torch.ones_like(x), x)))


def std(x, axis=None, ddof=0, keepdims=False):
    return safe_root(var(x, axis, ddof, keepdims))


def norm(x, ord=2, axis=None, keepdims=False):
    p = float(ord)
    if p == 2:
        return reduced(lambda rows: safe_root((rows * rows).sum(-1)), x, axis, keepdims)
    if math.isinf(p):
        return max_(abs_(x), axis=axis, keepdims=keepdims)
    return reduced(lambda rows: (torch.abs(rows) ** p).sum(-1) ** (1 / p), x, axis, keepdims)


def chosen(places):
    """Entries of rows at a place found in each."""
    return lambda rows: rows.gather(-1, places(rows).unsqueeze(-1)).squeeze(-1)


def max_(*values, axis=None, keepdims=False):
    if len(values) > 1:
        return functools.reduce(lambda a, b: torch.maximum(*torch.broadcast_tensors(number(a), number(b))), values)
    return reduced(chosen(lambda rows: rows.argmax(-1)), values[0], axis, keepdims)


def min_(*values, axis=None, keepdims=False):
    if len(values) > 1:
        return functools.reduce(lambda a, b: torch.minimum(*torch.broadcast_tensors(number(a), number(b))), values)
    return reduced(chosen(lambda rows: rows.argmin(-1)), values[0], axis, keepdims)


def argmax(x, axis=None, keepdims=False):
    return number(reduced(lambda rows: rows.argmax(-1), x, axis, keepdims))


def argmin(x, axis=None, keepdims=False):
    return number(reduced(lambda rows: rows.argmin(-1), x, axis, keepdims))


def quantile(x, q, axis=None, keepdims=False):
    def of_rows(share):
        def of(rows):
            values = rows.sort(-1).values
            place = share * (rows.shape[-1] - 1)
            below = min(int(place), rows.shape[-1] - 1)
            a, b = values[..., below], values[..., min(below + 1, rows.shape[-1] - 1)]
            return torch.where(torch.isnan(values[..., -1]), values[..., -1], a + (b - a) * (place - below))
        return reduced(of, x, axis, keepdims)
    return of_rows(float(q)) if np.ndim(as_numpy(q)) == 0 else torch.stack([of_rows(share) for share in as_numpy(q)])


def median(x, axis=None, keepdims=False):
    return quantile(x, 0.5, axis, keepdims)


def logsumexp(x, axis=None, keepdims=False):
    return reduced(lambda rows: torch.logsumexp(rows, -1), x, axis, keepdims)


def softmax(x, axis=-1):
    return torch.softmax(number(x), int(axis))


def log_softmax(x, axis=-1):
    return torch.log_softmax(number(x), int(axis))


def cumsum(x, axis=None):
    return number(x).reshape(-1).cumsum(0) if axis is None else number(x).cumsum(int(axis))


def argsort(x, axis=-1, descending=False):
    return number(torch.sort(number(x), dim=int(axis), descending=bool(descending), stable=True).indices)


def sort(x, axis=-1, descending=False):
    return torch.sort(number(x), dim=int(axis), descending=bool(descending), stable=True).values
