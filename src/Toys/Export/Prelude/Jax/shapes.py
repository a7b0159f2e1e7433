def zeros(*sizes):
    return jnp.zeros(shape_of(sizes), PRECISION)


def ones(*sizes):
    return jnp.ones(shape_of(sizes), PRECISION)


def full(shape, value):
    return jnp.broadcast_to(tensor(number(value)), shape_of([shape]))


def eye(n, m=None):
    return jnp.eye(int(n), int(n if m is None else m), dtype=PRECISION)


def diag(x, k=0):
    return jnp.diag(tensor(number(x)), int(k))


def range_(start, stop=None, step=1):
    """NumPy's, so that a loop over it knows its numbers."""
    start, stop = (0, start) if stop is None else (start, stop)
    return np.arange(float(start), float(stop), float(step)).astype(PRECISION)


def linspace(lo, hi, n):
    return tensor(np.linspace(float(lo), float(hi), int(n)))


def logspace(a, b, n, base=10):
    return tensor(float(base) ** np.linspace(float(a), float(b), int(n)))


def geomspace(lo, hi, n):
    return tensor(np.geomspace(float(lo), float(hi), int(n)))


def onehot(labels, classes):
    return number(tensor(labels)[..., None] == jnp.arange(int(classes)))


def axis_of(axis):
    return None if axis is None else int(axis)


def repeat(x, times, axis=None):
    return jnp.repeat(tensor(x), int(times), axis=axis_of(axis))


def tile(x, *times):
    return jnp.tile(tensor(x), shape_of(times))


def parts_of(parts):
    """Arrays one by one, or as one list of them."""
    parts = entries(parts[0]) if len(parts) == 1 else parts
    return [tensor(number(part)) for part in parts]


def concat(*parts, axis=0):
    return jnp.concatenate(parts_of(parts), axis=int(axis))


def stack(*parts, axis=0):
    return jnp.stack(parts_of(parts), axis=int(axis))


def reshape(x, *sizes):
    return tensor(x).reshape(shape_of(sizes))


def flatten(x):
    return tensor(x).reshape(-1)


def expand_dims(x, axis):
    return jnp.expand_dims(tensor(x), int(axis))


def squeeze(x, axis=None):
    return jnp.squeeze(tensor(x), axis_of(axis))


def broadcast_to(x, *sizes):
    return jnp.broadcast_to(tensor(x), shape_of(sizes))


def transpose(x, *axes):
    return jnp.transpose(tensor(x), shape_of(axes) if axes else None)


def outer(a, b):
    return jnp.outer(tensor(number(a)), tensor(number(b)))


def tril(x, k=0):
    return jnp.tril(tensor(number(x)), int(k))


def triu(x, k=0):
    return jnp.triu(tensor(number(x)), int(k))


def flip(x, axis=None):
    return jnp.flip(tensor(x), axis_of(axis))


def roll(x, shift, axis=None):
    return jnp.roll(tensor(x), int(shift), axis=axis_of(axis))


def pad(x, width, value=0):
    x = tensor(number(x))
    return jnp.pad(x, np.broadcast_to(as_numpy(width).astype(int), (x.ndim, 2)), constant_values=float(value))


def pair(size):
    """A size for both axes, or one for each."""
    return tuple(int(n) for n in np.broadcast_to(as_numpy(size), (2,)))


def windows(x, size, stride):
    """Every window of images (..., height, width): (..., down, across, rows, columns)."""
    rows, columns = [np.arange((x.shape[axis] - size[axis]) // stride[axis] + 1)[:, None] * stride[axis] + np.arange(size[axis]) for axis in (-2, -1)]
    return x[..., rows[:, None, :, None], columns[None, :, None, :]]


def patches(x, size, stride=1):
    x = tensor(number(x))
    if x.ndim == 1 or np.ndim(as_numpy(size)) == 1 and len(as_numpy(size)) == 1:
        (length,), (step,) = [as_numpy(n).reshape(-1).astype(int) for n in (size, stride)]
        return x[..., np.arange((x.shape[-1] - length) // step + 1)[:, None] * step + np.arange(length)]
    return windows(x, pair(size), pair(stride)).reshape(x.shape[:-2] + (-1, math.prod(pair(size))))
