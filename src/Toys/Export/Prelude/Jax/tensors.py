# ---- JAX: values, and derivatives by jax.grad


def tensor(x):
    """An array, whatever it was; numbers in the run's precision, truth values as they are."""
    if isinstance(x, jax.Array):
        return x
    x = np.asarray(x)
    return jnp.asarray(x, dtype=np.bool_ if x.dtype == np.bool_ else PRECISION)


def library(*values):
    """NumPy for numbers that are known in advance, so that sizes can be made of them while a step is compiled; else JAX."""
    return jnp if any(isinstance(value, jax.Array) for value in values) else np


def number(x):
    """Numbers; truth values count as 0 and 1."""
    if isinstance(x, jax.Array):
        return x.astype(PRECISION) if x.dtype == np.bool_ else x
    return np.asarray(x, dtype=PRECISION)[()]


def as_numpy(x):
    """Plain numbers."""
    return np.asarray(x, dtype=np.float64)


def constant(x):
    """Plain numbers; where a derivative is asked for, JAX refuses."""
    return as_numpy(x)


def array(items):
    """A list: one array where all entries have one shape, else a tuple."""
    items = [item if isinstance(item, tuple) else tensor(item) for item in items]
    if any(isinstance(item, tuple) or item.shape != items[0].shape for item in items):
        return tuple(items)
    if len({item.dtype for item in items}) > 1:
        items = [number(item) for item in items]
    return jnp.stack(items) if items else jnp.zeros(0, PRECISION)


def entries(over):
    """What a loop runs over: the rows of an array, the entries of a list."""
    return list(over) if isinstance(over, (tuple, list)) else [over[i] for i in range(over.shape[0])]


def index(i):
    """An index: integral numbers are kept as floating-point ones."""
    if isinstance(i, jax.Array):
        return i.astype(int)
    return int(i) if np.ndim(i) == 0 else np.asarray(i).astype(int)


def picked(x, subscripts):
    return tensor(x)[subscripts]


def flat(parts):
    return jnp.concatenate([jnp.reshape(tensor(part), -1) for part in parts])


def lengths(x):
    """The shape as numbers."""
    return np.array(tensor(x).shape, dtype=PRECISION)


def expanded(x, shape):
    return jnp.broadcast_to(x, shape)


def chosen_weights(now, names):
    chosen = [names] if isinstance(names, str) else list(now.weights) if names is None else names
    return {name: tensor(now.weights[name]) for name in chosen}


def grad(f, now=None, names=None, at=None):
    """Gradient in the shape of one weight, or flat over several; or of a function at a point."""
    if at is not None:
        return jax.grad(lambda u: number(f(u)))(tensor(number(at)))
    found = gradients(f, now, names)
    return found[names] if isinstance(names, str) else flat(found.values())


def gradients(f, now, names):
    """Gradients by weight."""
    weights = chosen_weights(now, names)
    found = jax.grad(lambda w: number(f(now.moved(w))))(weights)
    return {name: found[name] for name in weights}


def jacobian(f, now=None, names=None, at=None):
    """All first derivatives: shape of the value, then shape of the weight."""
    if at is not None:
        return jax.jacrev(lambda u: number(f(u)))(tensor(number(at)))
    weights = chosen_weights(now, names)
    found = jax.jacrev(lambda w: number(f(now.moved(w))))(weights)
    if isinstance(names, str):
        return found[names]
    rank = lambda name: found[name].ndim - weights[name].ndim
    return jnp.concatenate([found[name].reshape(found[name].shape[:rank(name)] + (-1,)) for name in weights], axis=-1)


def by_vector(f, now, names, at):
    """f as a function of one flat vector, and the vector's value."""
    if at is not None:
        point = tensor(number(at))
        return lambda v: number(f(v.reshape(point.shape))), point.reshape(-1)
    weights = chosen_weights(now, names)

    def of(v):
        parts, at = {}, 0
        for name, w in weights.items():
            parts[name], at = v[at:at + w.size].reshape(w.shape), at + w.size
        return number(f(now.moved(parts)))
    return of, flat(weights.values())


class Curvature:
    """Second derivatives of a number as what they do to a vector; the matrix is never formed."""

    def __init__(self, of, at):
        self.of, self.at, self.shape = of, at, (at.size, at.size)

    def __matmul__(self, v):
        v = tensor(number(v))
        if v.ndim == 2:
            return jnp.stack([self @ column for column in v.T], axis=1)
        return jax.jvp(jax.grad(self.of), (self.at,), (v,))[1]


def curvature(f, now=None, names=None, at=None):
    return Curvature(*by_vector(f, now, names, at))


def hessian(f, now=None, names=None, at=None):
    """All second derivatives of a number."""
    of, at = by_vector(f, now, names, at)
    return jax.hessian(of)(at)


def hvp(f, v, now=None, names=None, at=None):
    """The Hessian times a flat vector, without the matrix."""
    return curvature(f, now, names, at) @ jnp.reshape(tensor(v), -1)


def stop_gradient(x):
    return jax.lax.stop_gradient(tensor(x))


def lanczos(product, n, count):
    """The largest eigenvalues' vectors, by Lanczos iteration with full reorthogonalisation from a fixed start."""
    def start(salt):
        x = np.arange(1.0, n + 1) * 0.6180339887498949 + (salt + 1) * 0.7548776662466927
        return x - np.floor(x) - 0.5 + 1e-3

    v, basis, diagonal, beside = start(0) / np.linalg.norm(start(0)), [], [], []
    for m in range(1, n + 1):
        basis.append(v)
        w = as_numpy(product(tensor(v)))
        if not np.isfinite(w).all():
            raise Diverged("top_eigenvalue: the matrix is not finite")
        before, Q = np.linalg.norm(w), np.stack(basis)
        diagonal.append(v @ w)
        for _ in (1, 2):
            w = w - Q.T @ (Q @ w)
        beta = np.linalg.norm(w)
        is_exhausted = beta <= 1e-13 * before
        if m >= count and (m % 4 == 0 or m == n or is_exhausted):
            values, vectors = np.linalg.eigh(np.diag(diagonal) + np.diag(beside, 1) + np.diag(beside, -1))
            residual = (0.0 if is_exhausted else beta) * np.max(abs(vectors[-1, -count:]))
            if m == n or residual <= 1e-8 * np.max(abs(values)) and (not is_exhausted or m >= min(n, 4 * count + 8)):
                return vectors[:, :-count - 1:-1].T @ Q
        beside.append(0.0 if is_exhausted else beta)
        if is_exhausted:
            w = start(m)
            for _ in (1, 2):
                w = w - Q.T @ (Q @ w)
        v = w / np.linalg.norm(w)


def top_vectors(matrix, count):
    matrix = matrix if isinstance(matrix, Curvature) else tensor(number(matrix))
    vectors = lanczos(lambda v: matrix @ v, matrix.shape[0], count)
    largest = np.take_along_axis(vectors, abs(vectors).argmax(1)[:, None], 1)
    return matrix, tensor(vectors / np.linalg.norm(vectors, axis=1, keepdims=True) * np.sign(largest))


def top_eigenvalue(matrix, k=None):
    """The largest eigenvalue, or the k largest."""
    matrix, vectors = top_vectors(matrix, 1 if k is None else int(k))
    values = jnp.stack([u @ (matrix @ u) for u in vectors])
    return values[0] if k is None else values


def top_eigenvector(matrix, k=None):
    _, vectors = top_vectors(matrix, 1 if k is None else int(k))
    return vectors[0] if k is None else vectors


def implicit(f, x, is_elementwise=False):
    """The zero x of f, found on plain numbers: JAX refuses to differentiate by what f holds."""
    return tensor(x)


def descent(update, drawn):
    """One step of training, compiled; what is random in it is drawn outside."""
    keys = [quantity.quantity for quantity in drawn]

    @jax.jit
    def step(weights, memory, count, t, start, fresh):
        State.compilation += 1
        try:
            now = State(weights, count, t, start=start, fresh=dict(zip(keys, fresh)))
            memory = dict(memory)
            new, rate = update(now, memory)
            return new, memory, rate
        finally:
            State.compilation -= 1

    def advance(now, memory):
        new, remembered, rate = step(now.weights, memory, now.step, now.t, now.start, [quantity(now) for quantity in drawn])
        memory.update(remembered)
        return new, rate
    return advance


# ---- the functions of the toy
