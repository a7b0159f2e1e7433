def reduced(f, x, axis, keepdims):
    """f of rows (..., n) in the place of the reduced axes."""
    x = tensor(number(x))
    axes = sorted(range(x.ndim) if axis is None else [int(a) % x.ndim for a in np.atleast_1d(as_numpy(axis))])
    others = [a for a in range(x.ndim) if a not in axes]
    shape = [x.shape[a] for a in others]
    y = f(jnp.transpose(x, others + axes).reshape(shape + [math.prod(x.shape[a] for a in axes)]))
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
    squares = lambda rows: ((rows - rows.mean(-1, keepdims=True)) ** 2).sum(-1) / (rows.shape[-1] - float(ddof))
    return reduced(squares, x, axis, keepdims)


def safe_root(x):
    """A square root whose derivative at 0 is 0: for lengths, where 0 is a minimum."""
    is_zero = x == 0
    return jnp.where(is_zero, jnp.zeros_like(x), jnp.sqrt(jnp.where(is_zero, jnp.ones_like(x), x)))


def std(x, axis=None, ddof=0, keepdims=False):
    return safe_root(var(x, axis, ddof, keepdims))


def norm(x, ord=2, axis=None, keepdims=False):
    p = float(ord)
    if p == 2:
        return reduced(lambda rows: safe_root((rows * rows).sum(-1)), x, axis, keepdims)
    if math.isinf(p):
        return max_(abs_(x), axis=axis, keepdims=keepdims)
    return reduced(lambda rows: (jnp.abs(rows) ** p).sum(-1) ** (1 / p), x, axis, keepdims)


def chosen(places):
    """Entries of rows at a place found in each."""
    return lambda rows: jnp.take_along_axis(rows, places(rows)[..., None], axis=-1)[..., 0]


def max_(*values, axis=None, keepdims=False):
    if len(values) > 1:
        return functools.reduce(lambda a, b: library(a, b).maximum(number(a), number(b)), values)
    return reduced(chosen(lambda rows: rows.argmax(-1)), values[0], axis, keepdims)


def min_(*values, axis=None, keepdims=False):
    if len(values) > 1:
        return functools.reduce(lambda a, b: library(a, b).minimum(number(a), number(b)), values)
    return reduced(chosen(lambda rows: rows.argmin(-1)), values[0], axis, keepdims)


def argmax(x, axis=None, keepdims=False):
    return reduced(lambda rows: rows.argmax(-1), x, axis, keepdims).astype(PRECISION)


def argmin(x, axis=None, keepdims=False):
    return reduced(lambda rows: rows.argmin(-1), x, axis, keepdims).astype(PRECISION)


def quantile(x, q, axis=None, keepdims=False):
    def of_rows(share):
        def of(rows):
            values = jnp.sort(rows, axis=-1)
            place = share * (rows.shape[-1] - 1)
            below = min(int(place), rows.shape[-1] - 1)
            a, b = values[..., below], values[..., min(below + 1, rows.shape[-1] - 1)]
            return jnp.where(jnp.isnan(values[..., -1]), values[..., -1], a + (b - a) * (place - below))
        return reduced(of, x, axis, keepdims)
    return of_rows(float(q)) if np.ndim(as_numpy(q)) == 0 else jnp.stack([of_rows(share) for share in as_numpy(q)])


def median(x, axis=None, keepdims=False):
    return quantile(x, 0.5, axis, keepdims)


def logsumexp(x, axis=None, keepdims=False):
    def of(rows):
        largest = jax.lax.stop_gradient(rows.max(-1, keepdims=True))
        shift = jnp.where(jnp.isfinite(largest), largest, 0.0)
        return jnp.log(jnp.exp(rows - shift).sum(-1)) + shift[..., 0]
    return reduced(of, x, axis, keepdims)


def softmax(x, axis=-1):
    return jnp.exp(log_softmax(x, axis))


def log_softmax(x, axis=-1):
    return number(x) - logsumexp(x, axis, keepdims=True)


def cumsum(x, axis=None):
    return jnp.cumsum(tensor(number(x)), axis=axis_of(axis))


def argsort(x, axis=-1, descending=False):
    x = tensor(number(x))
    return jnp.argsort(-x if descending else x, axis=int(axis)).astype(PRECISION)


def sort(x, axis=-1, descending=False):
    return jnp.take_along_axis(tensor(number(x)), argsort(x, axis, descending).astype(int), axis=int(axis))
