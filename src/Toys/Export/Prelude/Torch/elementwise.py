def where(condition, a, b):
    a, b = tensor(a), tensor(b)
    a, b = (a, b) if a.dtype == b.dtype else (number(a), number(b))
    condition = tensor(condition)
    return torch.where(condition if condition.dtype == torch.bool else condition != 0, a, b)


def exp(x):
    return torch.exp(number(x))


def log(x):
    return torch.log(number(x))


def log1p(x):
    return torch.log1p(number(x))


def expm1(x):
    return torch.expm1(number(x))


def sqrt(x):
    return torch.sqrt(number(x))


def abs_(x):
    return torch.abs(number(x))


def sign(x):
    return torch.sign(number(x))


def sin(x):
    return torch.sin(number(x))


def cos(x):
    return torch.cos(number(x))


def tan(x):
    return torch.tan(number(x))


def arcsin(x):
    return torch.arcsin(number(x))


def arccos(x):
    return torch.arccos(number(x))


def arctan(x):
    return torch.arctan(number(x))


def arctan2(y, x):
    return torch.arctan2(*torch.broadcast_tensors(number(y), number(x)))


def sinh(x):
    return torch.sinh(number(x))


def cosh(x):
    return torch.cosh(number(x))


def tanh(x):
    return torch.tanh(number(x))


def arcsinh(x):
    return torch.arcsinh(number(x))


def arccosh(x):
    return torch.arccosh(number(x))


def arctanh(x):
    return torch.arctanh(number(x))


def erf(x):
    return torch.erf(number(x))


def erfc(x):
    return torch.erfc(number(x))


def erfinv(x):
    return torch.erfinv(number(x))


def lgamma(x):
    return torch.lgamma(number(x))


def digamma(x):
    return torch.digamma(number(x))


def gamma(x):
    x = number(x)
    return torch.where((x < 0) & (torch.floor(x) % 2 == 1), -1.0, 1.0) * torch.exp(torch.lgamma(x))


def sigmoid(x):
    return torch.sigmoid(number(x))


def softplus(x):
    x = number(x)
    return torch.logaddexp(x, torch.zeros_like(x))


def relu(x):
    return torch.relu(number(x))


def leaky_relu(x, slope=0.01):
    x = number(x)
    return torch.where(x > 0, x, slope * x)


def gelu(x):
    x = number(x)
    return x * torch.erfc(-x / math.sqrt(2)) / 2


def silu(x):
    x = number(x)
    return x * torch.sigmoid(x)


def floor(x):
    return torch.floor(number(x))


def ceil(x):
    return torch.ceil(number(x))


def round_(x):
    return torch.round(number(x))


def clip(x, lo, hi):
    return torch.clamp(number(x), number(lo), number(hi))
