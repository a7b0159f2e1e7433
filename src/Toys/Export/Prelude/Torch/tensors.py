# ---- PyTorch: values, and derivatives by autograd


def tensor(x):
    """A tensor, whatever it was; numbers in the run's precision, truth values as they are."""
    if isinstance(x, torch.Tensor):
        return x
    x = np.asarray(x)
    return torch.tensor(x, dtype=torch.bool if x.dtype == np.bool_ else torch.get_default_dtype())


def number(x):
    """A tensor of numbers; truth values count as 0 and 1."""
    x = tensor(x)
    return x if x.is_floating_point() else x.to(torch.get_default_dtype())


def as_numpy(x):
    """Plain numbers."""
    return np.asarray(number(x).detach().numpy() if not isinstance(x, (float, int)) else x, dtype=np.float64)


def constant(x):
    """Plain numbers where no derivative is asked for; here it would be lost."""
    if Nesting.depth > 0 and tensor(x).requires_grad:
        raise NotImplementedError("this theory is not differentiated in an exported script")
    return as_numpy(x)


def array(items):
    """A list: one tensor where all entries have one shape, else a tuple."""
    items = [item if isinstance(item, tuple) else tensor(item) for item in items]
    if any(isinstance(item, tuple) or item.shape != items[0].shape for item in items):
        return tuple(items)
    if len({item.dtype for item in items}) > 1:
        items = [number(item) for item in items]
    return torch.stack(items) if items else torch.zeros(0)


def entries(over):
    """What a loop runs over: the rows of a tensor, the entries of a list."""
    return list(over) if isinstance(over, (tuple, list)) else list(tensor(over))


def index(i):
    """An index: integral numbers are kept as floating-point ones."""
    i = tensor(i).long()
    return int(i) if i.dim() == 0 else i


def picked(x, subscripts):
    """NumPy's indexing where PyTorch's is another: the places of the entries are found there."""
    plain = lambda s: s.numpy() if isinstance(s, torch.Tensor) else s
    subscripts = tuple(plain(s) for s in subscripts) if isinstance(subscripts, tuple) else plain(subscripts)
    x = tensor(x)
    places = np.arange(x.numel()).reshape(x.shape)[subscripts]
    return x.reshape(-1)[torch.as_tensor(places.copy())]


def flat(parts):
    return torch.cat([tensor(part).reshape(-1) for part in parts])


def lengths(x):
    """The shape as numbers."""
    return torch.tensor([float(n) for n in tensor(x).shape])


def expanded(x, shape):
    return x.expand(shape)


class Nesting:
    """How many derivatives are being taken within each other: the outermost lets go of its graph."""

    depth = 0

    def __enter__(self):
        Nesting.depth += 1

    def __exit__(self, *_):
        Nesting.depth -= 1


def settled(x):
    return x if Nesting.depth else x.detach()


def leaf(x):
    return x if x.requires_grad else x.detach().requires_grad_()


def derivatives(value, by, along=None):
    """Derivatives of a tensor, summed or along a direction; 0 where there is no dependence."""
    if not value.requires_grad:
        return [torch.zeros_like(x) for x in by]
    along = torch.ones_like(value) if along is None else along
    found = torch.autograd.grad(value, by, along, create_graph=True, allow_unused=True)
    return [torch.zeros_like(x) if d is None else d for d, x in zip(found, by)]


def traced(f, now, names, at):
    """The value of f with weights, or a point, that derivatives can be taken by; and these."""
    with Nesting():
        if at is not None:
            by = [leaf(number(at))]
            return number(f(by[0])), by, True
        chosen = [names] if isinstance(names, str) else list(now.weights) if names is None else names
        weights = {name: leaf(now.weights[name]) for name in chosen}
        return number(f(now.moved(weights))), list(weights.values()), isinstance(names, str)


def grad(f, now=None, names=None, at=None):
    """Gradient in the shape of one weight, or flat over several; or of a function at a point."""
    value, by, is_single = traced(f, now, names, at)
    parts = derivatives(value, by)
    return settled(parts[0] if is_single else flat(parts))


def gradients(f, now, names):
    """Gradients by weight, for training."""
    weights = {name: leaf(now.weights[name]) for name in names}
    value = number(f(now.moved(weights)))
    if not value.requires_grad:
        return {name: torch.zeros_like(w) for name, w in weights.items()}
    found = torch.autograd.grad(value, list(weights.values()), allow_unused=True)
    return {name: torch.zeros_like(w) if g is None else g for (name, w), g in zip(weights.items(), found)}


def jacobian(f, now=None, names=None, at=None):
    """All first derivatives, row by row: shape of the value, then shape of the weight."""
    value, by, is_single = traced(f, now, names, at)
    rows = []
    for component in value.reshape(-1):
        parts = derivatives(component, by)
        rows.append(parts[0] if is_single else flat(parts))
    return settled(torch.stack(rows).reshape(value.shape + rows[0].shape))


class Curvature:
    """Second derivatives of a number as what they do to a vector; the matrix is never formed."""

    def __init__(self, value, by):
        self.by, self.shape = by, 2 * (sum(x.numel() for x in by),)
        with Nesting():
            self.gradient = flat(derivatives(value, by))

    def __matmul__(self, v):
        v = number(v)
        if v.dim() == 2:
            return torch.stack([self @ column for column in v.T], dim=1)
        return settled(flat(derivatives(self.gradient, self.by, v)))


def curvature(f, now=None, names=None, at=None):
    return Curvature(*traced(f, now, names, at)[:2])


def hessian(f, now=None, names=None, at=None):
    """All second derivatives of a number."""
    operator = curvature(f, now, names, at)
    return torch.stack([operator @ e for e in torch.eye(operator.shape[0])])


def hvp(f, v, now=None, names=None, at=None):
    """The Hessian times a flat vector, without the matrix."""
    return curvature(f, now, names, at) @ tensor(v).reshape(-1)


def stop_gradient(x):
    return tensor(x).detach()


def lanczos(product, n, count):
    """The largest eigenvalues' vectors, by Lanczos iteration with full reorthogonalisation from a fixed start."""
    def start(salt):
        x = (torch.arange(n, dtype=torch.float64) + 1) * 0.6180339887498949 + (salt + 1) * 0.7548776662466927
        return x - torch.floor(x) - 0.5 + 1e-3

    v, basis, diagonal, beside = start(0) / start(0).norm(), [], [], []
    for m in range(1, n + 1):
        basis.append(v)
        w = product(v.to(torch.get_default_dtype())).detach().to(torch.float64)
        if not torch.isfinite(w).all():
            raise Diverged("top_eigenvalue: the matrix is not finite")
        before, Q = w.norm(), torch.stack(basis)
        diagonal.append(float(v @ w))
        for _ in (1, 2):
            w = w - Q.T @ (Q @ w)
        beta = w.norm()
        is_exhausted = bool(beta <= 1e-13 * before)
        if m >= count and (m % 4 == 0 or m == n or is_exhausted):
            T = torch.diag(torch.tensor(diagonal)) + torch.diag(torch.tensor(beside), 1) + torch.diag(torch.tensor(beside), -1)
            values, vectors = torch.linalg.eigh(T.to(torch.float64))
            residual = (0.0 if is_exhausted else beta) * vectors[-1, -count:].abs().max()
            if m == n or residual <= 1e-8 * values.abs().max() and (not is_exhausted or m >= min(n, 4 * count + 8)):
                return (vectors[:, -count:].flip(1).T @ Q).to(torch.get_default_dtype())
        beside.append(0.0 if is_exhausted else float(beta))
        if is_exhausted:
            w = start(m)
            for _ in (1, 2):
                w = w - Q.T @ (Q @ w)
        v = w / w.norm()


def top_vectors(matrix, count):
    matrix = matrix if isinstance(matrix, Curvature) else number(matrix)
    vectors = lanczos(lambda v: matrix @ v, matrix.shape[0], count)
    largest = vectors.gather(1, vectors.abs().argmax(1, keepdim=True))
    return matrix, vectors / vectors.norm(dim=1, keepdim=True) * torch.sign(largest)


def top_eigenvalue(matrix, k=None):
    """The largest eigenvalue, or the k largest."""
    matrix, vectors = top_vectors(matrix, 1 if k is None else int(k))
    values = torch.stack([u @ (matrix @ u) for u in vectors])
    return values[0] if k is None else values


def top_eigenvector(matrix, k=None):
    _, vectors = top_vectors(matrix, 1 if k is None else int(k))
    return vectors[0] if k is None else vectors


def implicit(f, x, is_elementwise=False):
    """The zero x of f; its derivative by whatever f holds is that of one step of Newton's method."""
    x = tensor(x)
    if Nesting.depth == 0:
        return x
    y = leaf(x.detach())
    value = number(f(y))
    rest = number(f(x))
    if not rest.requires_grad:
        return x
    if is_elementwise:
        slope = derivatives(value, [y])[0].detach()
        return x - (rest - rest.detach()) / slope
    slopes = torch.stack([derivatives(component, [y])[0] for component in value.reshape(-1)]).detach()
    return x - torch.linalg.solve(slopes, rest - rest.detach())


def descent(update, drawn):
    """One step of training."""
    return update


# ---- the functions of the toy
