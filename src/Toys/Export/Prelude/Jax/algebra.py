def einsum(subscripts, *operands):
    return jnp.einsum(subscripts, *[tensor(number(operand)) for operand in operands])


def matrix(A):
    return tensor(number(A))


def symmetric(A):
    return (matrix(A) + jnp.swapaxes(matrix(A), -1, -2)) / 2


def trace(A):
    return jnp.trace(matrix(A), axis1=-2, axis2=-1)


def det(A):
    return jnp.linalg.det(matrix(A))


def logdet(A):
    sign, value = jnp.linalg.slogdet(matrix(A))
    return jnp.where(sign < 0, np.nan, value)


def inv(A):
    return jnp.linalg.inv(matrix(A))


def solve(A, b):
    A, b = matrix(A), tensor(number(b))
    if b.ndim == 1:
        return solve(A, b[:, None])[..., 0]
    stack = np.broadcast_shapes(A.shape[:-2], b.shape[:-2])
    return jnp.linalg.solve(jnp.broadcast_to(A, stack + A.shape[-2:]), jnp.broadcast_to(b, stack + b.shape[-2:]))


def cholesky(A):
    return jnp.linalg.cholesky(symmetric(A))


def eigvalsh(A):
    return jnp.linalg.eigvalsh(symmetric(A))


def signs(columns):
    """The sign of the entry of largest magnitude of each column."""
    places = jnp.abs(columns).argmax(-2)[..., None, :]
    return jax.lax.stop_gradient(jnp.sign(jnp.take_along_axis(columns, places, axis=-2)))


def eigh(A):
    e, U = jnp.linalg.eigh(symmetric(A))
    return e, U * signs(U)


def svdvals(A):
    return jnp.linalg.svd(matrix(A), compute_uv=False)


def svd(A):
    U, s, Vt = jnp.linalg.svd(matrix(A), full_matrices=False)
    return U * signs(U), s, Vt * jnp.swapaxes(signs(U), -1, -2)


def pinv(A, rcond=None):
    A = matrix(A)
    return jnp.linalg.pinv(A, max(A.shape[-2:]) * np.finfo(A.dtype).eps if rcond is None else float(rcond))


def expm(A):
    return jax.scipy.linalg.expm(matrix(A))


def orthogonalised(v):
    """Five Newton-Schulz steps that bring the singular values of a matrix near 1."""
    x = v if v.shape[0] <= v.shape[1] else v.T
    x = x / (sqrt(sum_(x * x)) + 1e-7)
    for _ in range(5):
        a = x @ x.T
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return x if v.shape[0] <= v.shape[1] else x.T
