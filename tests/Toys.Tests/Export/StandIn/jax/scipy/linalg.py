import numpy as _np

from .. import numpy as _jnp


def expm(A):
    A = _np.asarray(A)
    halvings = max(0, int(_np.ceil(_np.log2(max(_np.max(abs(A)) * A.shape[-1], 1e-300)))) + 5)
    term = total = _np.broadcast_to(_np.eye(A.shape[-1]), A.shape)
    for k in range(1, 20):
        term = term @ (A / 2**halvings) / k
        total = total + term
    for _ in range(halvings):
        total = total @ total
    return _jnp.asarray(total)
