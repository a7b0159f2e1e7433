"""Stands in for JAX where it is not installed: its functions that exported scripts use, on NumPy.

Derivatives are central differences, so they agree to about seven digits; `jit` calls the function as it is. What this shows
is that a script says what its toy says. It does not show that JAX would compile it."""

import numpy as _np

from . import numpy, scipy

__version__ = "stand-in"


class Array(_np.ndarray):
    """An array of JAX: not to be written to, and kept apart from NumPy's own."""


numpy.Array = Array


class _Config:
    def update(self, name, value):
        pass


class _Lax:
    @staticmethod
    def stop_gradient(x):
        return x


config, lax = _Config(), _Lax()


def jit(f):
    return f


def _leaves(tree):
    if isinstance(tree, dict):
        return [tree[name] for name in sorted(tree)]
    return [tree]


def _rebuilt(tree, leaves):
    return dict(zip(sorted(tree), leaves)) if isinstance(tree, dict) else leaves[0]


def jacrev(f, step=1e-5):
    def derivative(tree):
        leaves = [_np.asarray(leaf, dtype=_np.float64) for leaf in _leaves(tree)]
        found = []
        for place, leaf in enumerate(leaves):
            columns = []
            for i in range(leaf.size):
                def at(distance):
                    moved = leaf.copy().reshape(-1)
                    moved[i] += distance
                    others = [*leaves[:place], moved.reshape(leaf.shape), *leaves[place + 1:]]
                    return _np.asarray(f(_rebuilt(tree, [numpy.asarray(x) for x in others])))
                h = step * max(1.0, abs(leaf.reshape(-1)[i]))
                columns.append((8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h))
            value = _np.stack(columns, axis=-1) if columns else _np.zeros(0)
            found.append(numpy.asarray(value.reshape(value.shape[:-1] + leaf.shape)))
        return _rebuilt(tree, found)
    return derivative


def grad(f):
    return jacrev(f)


def hessian(f):
    return jacrev(jacrev(f, 1e-3), 1e-3)


def jvp(f, at, along):
    (x,), (v,) = at, along
    h = 1e-3
    slope = (8 * (f(x + h * v) - f(x - h * v)) - (f(x + 2 * h * v) - f(x - 2 * h * v))) / (12 * h)
    return f(x), slope
