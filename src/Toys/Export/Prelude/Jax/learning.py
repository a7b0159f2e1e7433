def cross_entropy(logits, labels):
    logits, labels = tensor(number(logits)), tensor(number(labels))
    scores = log_softmax(logits)
    if labels.shape == logits.shape:
        return -(labels * scores).sum(-1).mean()
    return -jnp.take_along_axis(scores, labels.astype(int)[..., None], axis=-1).mean()


def mse(a, b):
    return mean((number(a) - number(b)) ** 2)


def layernorm(x, scale=None, shift=None, axis=-1, eps=1e-5):
    x = tensor(number(x))
    centred = x - x.mean(int(axis), keepdims=True)
    y = centred / jnp.sqrt((centred**2).mean(int(axis), keepdims=True) + eps)
    y = y if scale is None else y * scale
    return y if shift is None else y + shift


def rmsnorm(x, scale=None, axis=-1, eps=1e-6):
    x = tensor(number(x))
    y = x / jnp.sqrt((x**2).mean(int(axis), keepdims=True) + eps)
    return y if scale is None else y * scale


def attention(q, k, v, causal=False):
    q, k, v = tensor(number(q)), tensor(number(k)), tensor(number(v))
    scores = q @ jnp.swapaxes(k, -1, -2) / math.sqrt(q.shape[-1])
    if causal:
        scores = jnp.where(np.arange(q.shape[-2])[:, None] < np.arange(k.shape[-2]), -np.inf, scores)
    return softmax(scores) @ v


def conv2d(x, w, stride=1, pad=0):
    x, w = tensor(number(x)), tensor(number(w))
    is_plain = w.ndim == 2
    images = x.reshape((-1, 1) + x.shape[-2:]) if is_plain else x.reshape((1,) * (4 - x.ndim) + x.shape)
    kernels = w[None, None] if is_plain else w
    down, across = pair(pad)
    padded = jnp.pad(images, ((0, 0), (0, 0), (down, down), (across, across)))
    y = jnp.einsum("ncdauv,ocuv->noda", windows(padded, kernels.shape[-2:], pair(stride)), kernels)
    return y.reshape((x.shape[:-2] if is_plain else x.shape[:x.ndim - 3] + w.shape[:1]) + y.shape[-2:])


def pooled(x, size, stride):
    x, size = tensor(number(x)), pair(size)
    found = windows(x, size, size if stride is None else pair(stride))
    return found.reshape(found.shape[:-2] + (-1,))


def avg_pool(x, size, stride=None):
    return pooled(x, size, stride).mean(-1)


def max_pool(x, size, stride=None):
    return chosen(lambda rows: rows.argmax(-1))(pooled(x, size, stride))
