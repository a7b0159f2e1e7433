import math as _math
import statistics as _statistics

import numpy as _np

from .. import numpy as _jnp


def _each(f):
    return lambda x: _jnp.asarray(_np.vectorize(f, otypes=[float])(_np.asarray(x)))


def _digamma(x):
    if x <= 0:
        return _math.nan if x == _math.floor(x) else _digamma(1 - x) - _math.pi / _math.tan(_math.pi * x)
    shift = 0.0
    while x < 12:
        shift, x = shift - 1 / x, x + 1
    y = 1 / x**2
    return shift + _math.log(x) - 0.5 / x - y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132 - y * 691 / 32760)))))


def _erfinv(y):
    if abs(y) >= 1:
        return _math.copysign(_math.inf, y) if abs(y) == 1 else _math.nan
    x = _statistics.NormalDist().inv_cdf((y + 1) / 2) / _math.sqrt(2)
    for _ in range(3):
        x -= (_math.erf(x) - y) * _math.sqrt(_math.pi) / 2 * _math.exp(x * x)
    return x


erf = _each(_math.erf)
erfc = _each(_math.erfc)
erfinv = _each(_erfinv)
gammaln = _each(lambda x: _math.inf if x <= 0 and x == _math.floor(x) else _math.lgamma(x))
digamma = _each(_digamma)
