def einsum(subscripts, *operands):
    return torch.einsum(subscripts, *[number(operand) for operand in operands])


def matrix(A):
    return number(A)


def symmetric(A):
    return (matrix(A) + matrix(A).transpose(-1, -2)) / 2


def trace(A):
    return torch.diagonal(matrix(A), dim1=-2, dim2=-1).sum(-1)


def det(A):
    return torch.linalg.det(matrix(A))


def logdet(A):
    return torch.logdet(matrix(A))


def inv(A):
    return torch.linalg.inv(matrix(A))


def solve(A, b):
    A, b = matrix(A), number(b)
    if b.dim() == 1:
        return solve(A, b[:, None])[..., 0]
    stack = torch.broadcast_shapes(A.shape[:-2], b.shape[:-2])
    return torch.linalg.solve(A.expand(stack + A.shape[-2:]), b.expand(stack + b.shape[-2:]))


def cholesky(A):
    return torch.linalg.cholesky(symmetric(A))


def eigvalsh(A):
    return torch.linalg.eigvalsh(symmetric(A))


def signs(columns):
    """The sign of the entry of largest magnitude of each column."""
    return torch.sign(columns.gather(-2, columns.abs().argmax(-2, keepdim=True))).detach()


def eigh(A):
    e, U = torch.linalg.eigh(symmetric(A))
    return e, U * signs(U)


def svdvals(A):
    return torch.linalg.svdvals(matrix(A))


def svd(A):
    U, s, Vt = torch.linalg.svd(matrix(A), full_matrices=False)
    return U * signs(U), s, Vt * signs(U).transpose(-1, -2)


def pinv(A, rcond=None):
    A = matrix(A)
    return torch.linalg.pinv(A, rtol=max(A.shape[-2:]) * torch.finfo(A.dtype).eps if rcond is None else float(rcond))


def expm(A):
    return torch.matrix_exp(matrix(A))


def orthogonalised(v):
    """Five Newton-Schulz steps that bring the singular values of a matrix near 1."""
    x = v if v.shape[0] <= v.shape[1] else v.T
    x = x / (sqrt(sum_(x * x)) + 1e-7)
    for _ in range(5):
        a = x @ x.T
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return x if v.shape[0] <= v.shape[1] else x.T
