"""NumPy's functions, their arrays marked as JAX's."""

import functools as _functools

import numpy as _np

Array = None


def _marked(value):
    if isinstance(value, tuple):
        return tuple(_marked(item) for item in value)
    if isinstance(value, (_np.ndarray, _np.generic)):
        return _np.asarray(value).view(Array)
    return value


def _wrapped(f):
    @_functools.wraps(f)
    def call(*arguments, **options):
        return _marked(f(*arguments, **options))
    return call


class _Linalg:
    def __getattr__(self, name):
        return _wrapped(getattr(_np.linalg, name))


linalg = _Linalg()


def argsort(x, axis=-1):
    return _marked(_np.argsort(x, axis=axis, kind="stable"))


def __getattr__(name):
    return _wrapped(getattr(_np, name))
