def where(condition, a, b):
    return library(condition, a, b).where(condition, a, b)[()]


def exp(x):
    return library(x).exp(number(x))


def log(x):
    return library(x).log(number(x))


def log1p(x):
    return library(x).log1p(number(x))


def expm1(x):
    return library(x).expm1(number(x))


def sqrt(x):
    return library(x).sqrt(number(x))


def abs_(x):
    return library(x).abs(number(x))


def sign(x):
    return library(x).sign(number(x))


def sin(x):
    return library(x).sin(number(x))


def cos(x):
    return library(x).cos(number(x))


def tan(x):
    return library(x).tan(number(x))


def arcsin(x):
    return library(x).arcsin(number(x))


def arccos(x):
    return library(x).arccos(number(x))


def arctan(x):
    return library(x).arctan(number(x))


def arctan2(y, x):
    return library(y, x).arctan2(number(y), number(x))


def sinh(x):
    return library(x).sinh(number(x))


def cosh(x):
    return library(x).cosh(number(x))


def tanh(x):
    return library(x).tanh(number(x))


def arcsinh(x):
    return library(x).arcsinh(number(x))


def arccosh(x):
    return library(x).arccosh(number(x))


def arctanh(x):
    return library(x).arctanh(number(x))


def erf(x):
    return jax.scipy.special.erf(tensor(number(x)))


def erfc(x):
    return jax.scipy.special.erfc(tensor(number(x)))


def erfinv(x):
    return jax.scipy.special.erfinv(tensor(number(x)))


def lgamma(x):
    return jax.scipy.special.gammaln(tensor(number(x)))


def digamma(x):
    return jax.scipy.special.digamma(tensor(number(x)))


def gamma(x):
    x = tensor(number(x))
    return jnp.where((x < 0) & (jnp.floor(x) % 2 == 1), -1.0, 1.0) * jnp.exp(jax.scipy.special.gammaln(x))


def sigmoid(x):
    x = tensor(number(x))
    return jnp.where(x >= 0, 1 / (1 + jnp.exp(-jnp.abs(x))), jnp.exp(-jnp.abs(x)) / (1 + jnp.exp(-jnp.abs(x))))


def softplus(x):
    x = tensor(number(x))
    return jnp.logaddexp(x, jnp.zeros_like(x))


def relu(x):
    x = tensor(number(x))
    return jnp.where(x > 0, x, jnp.zeros_like(x))


def leaky_relu(x, slope=0.01):
    x = tensor(number(x))
    return jnp.where(x > 0, x, slope * x)


def gelu(x):
    x = tensor(number(x))
    return x * jax.scipy.special.erfc(-x / math.sqrt(2)) / 2


def silu(x):
    x = tensor(number(x))
    return x * sigmoid(x)


def floor(x):
    return library(x).floor(number(x))


def ceil(x):
    return library(x).ceil(number(x))


def round_(x):
    return library(x).round(number(x))


def clip(x, lo, hi):
    x = tensor(number(x))
    return jnp.where(x < lo, lo, jnp.where(x > hi, hi, x))
