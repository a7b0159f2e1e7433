def cross_entropy(logits, labels):
    logits, labels = number(logits), number(labels)
    scores = torch.log_softmax(logits, -1)
    if labels.shape == logits.shape:
        return -(labels * scores).sum(-1).mean()
    return -scores.gather(-1, labels.long().unsqueeze(-1)).mean()


def mse(a, b):
    return ((number(a) - number(b)) ** 2).mean()


def layernorm(x, scale=None, shift=None, axis=-1, eps=1e-5):
    x = number(x)
    centred = x - x.mean(int(axis), keepdim=True)
    y = centred / torch.sqrt((centred**2).mean(int(axis), keepdim=True) + eps)
    y = y if scale is None else y * scale
    return y if shift is None else y + shift


def rmsnorm(x, scale=None, axis=-1, eps=1e-6):
    x = number(x)
    y = x / torch.sqrt((x**2).mean(int(axis), keepdim=True) + eps)
    return y if scale is None else y * scale


def attention(q, k, v, causal=False):
    q, k, v = number(q), number(k), number(v)
    scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])
    if causal:
        scores = scores.masked_fill(torch.arange(q.shape[-2])[:, None] < torch.arange(k.shape[-2]), -math.inf)
    return torch.softmax(scores, -1) @ v


def conv2d(x, w, stride=1, pad=0):
    x, w = number(x), number(w)
    is_plain = w.dim() == 2
    images = x.reshape((-1, 1) + x.shape[-2:]) if is_plain else x.reshape((1,) * (4 - x.dim()) + x.shape)
    kernels = w[None, None] if is_plain else w
    y = torch.nn.functional.conv2d(images, kernels, stride=pair(stride), padding=pair(pad))
    return y.reshape((x.shape[:-2] if is_plain else x.shape[:x.dim() - 3] + w.shape[:1]) + y.shape[-2:])


def pooled(x, size, stride):
    x, size = number(x), pair(size)
    down, across = size if stride is None else pair(stride)
    windows = x.unfold(-2, size[0], down).unfold(-2, size[1], across)
    return windows.reshape(windows.shape[:-2] + (-1,))


def avg_pool(x, size, stride=None):
    return pooled(x, size, stride).mean(-1)


def max_pool(x, size, stride=None):
    return chosen(lambda rows: rows.argmax(-1))(pooled(x, size, stride))
