def zeros(*sizes):
    return torch.zeros(shape_of(sizes))


def ones(*sizes):
    return torch.ones(shape_of(sizes))


def full(shape, value):
    return number(value).expand(shape_of([shape]))


def eye(n, m=None):
    return torch.eye(int(n), int(n if m is None else m))


def diag(x, k=0):
    return torch.diag(number(x), int(k))


def range_(start, stop=None, step=1):
    start, stop = (0, start) if stop is None else (start, stop)
    return tensor(np.arange(float(start), float(stop), float(step)))


def linspace(lo, hi, n):
    return tensor(np.linspace(float(lo), float(hi), int(n)))


def logspace(a, b, n, base=10):
    return tensor(float(base) ** np.linspace(float(a), float(b), int(n)))


def geomspace(lo, hi, n):
    return tensor(np.geomspace(float(lo), float(hi), int(n)))


def onehot(labels, classes):
    return number(tensor(labels)[..., None] == torch.arange(int(classes)))


def axis_of(axis):
    return None if axis is None else int(axis)


def repeat(x, times, axis=None):
    return torch.repeat_interleave(tensor(x), int(times), dim=axis_of(axis))


def tile(x, *times):
    return torch.tile(tensor(x), shape_of(times))


def parts_of(parts):
    """Tensors one by one, or as one list of them."""
    parts = list(parts[0]) if len(parts) == 1 else parts
    return [number(part) for part in parts]


def concat(*parts, axis=0):
    return torch.cat(parts_of(parts), dim=int(axis))


def stack(*parts, axis=0):
    return torch.stack(parts_of(parts), dim=int(axis))


def reshape(x, *sizes):
    return tensor(x).reshape(shape_of(sizes))


def flatten(x):
    return tensor(x).reshape(-1)


def expand_dims(x, axis):
    return tensor(x).unsqueeze(int(axis))


def squeeze(x, axis=None):
    return tensor(x).squeeze() if axis is None else tensor(x).squeeze(int(axis))


def broadcast_to(x, *sizes):
    return tensor(x).expand(shape_of(sizes))


def transpose(x, *axes):
    x = tensor(x)
    return x.permute(shape_of(axes) if axes else tuple(reversed(range(x.dim()))))


def outer(a, b):
    return torch.outer(number(a).reshape(-1), number(b).reshape(-1))


def tril(x, k=0):
    return torch.tril(number(x), int(k))


def triu(x, k=0):
    return torch.triu(number(x), int(k))


def flip(x, axis=None):
    x = tensor(x)
    return x.flip(list(range(x.dim())) if axis is None else [int(axis)])


def roll(x, shift, axis=None):
    return torch.roll(tensor(x), int(shift), dims=axis_of(axis))


def pad(x, width, value=0):
    x = number(x)
    sides = np.broadcast_to(as_numpy(width).astype(int), (x.dim(), 2))
    return torch.nn.functional.pad(x, [int(n) for side in reversed(sides) for n in side], value=float(value))


def pair(size):
    """A size for both axes, or one for each."""
    return tuple(int(n) for n in np.broadcast_to(as_numpy(size), (2,)))


def patches(x, size, stride=1):
    x = number(x)
    if x.dim() == 1 or np.ndim(as_numpy(size)) == 1 and len(as_numpy(size)) == 1:
        return x.unfold(-1, int(as_numpy(size).reshape(-1)[0]), int(as_numpy(stride).reshape(-1)[0]))
    (rows, columns), (down, across) = pair(size), pair(stride)
    windows = x.unfold(-2, rows, down).unfold(-2, columns, across)
    return windows.reshape(x.shape[:-2] + (-1, rows * columns))
