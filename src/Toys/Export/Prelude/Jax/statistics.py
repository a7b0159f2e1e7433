def edges_of(bins, lo, hi):
    width = (float(hi) - float(lo)) / int(bins)
    return np.append(float(lo) + np.arange(int(bins)) * width, float(hi))


def histogram(x, bins, lo, hi):
    x, edges = as_numpy(x).reshape(-1), edges_of(bins, lo, hi)
    if np.isnan(x).any():
        return jnp.full(int(bins), np.nan)
    counts, _ = np.histogram(x, edges)
    return tensor(counts / max(counts.sum() * (edges[1] - edges[0]), 1e-300))


def bin_centers(bins, lo, hi):
    return tensor(float(lo) + (np.arange(int(bins)) + 0.5) * (float(hi) - float(lo)) / int(bins))


def covariance(x):
    x = tensor(number(x))
    centred = x - x.mean(0)
    return (centred * centred).mean() if x.ndim == 1 else centred.T @ centred / x.shape[0]


def correlation(x, y=None):
    if y is None:
        c = covariance(x)
        deviation = jnp.sqrt(jnp.diagonal(c))
        return c / (deviation[:, None] * deviation)
    a, b = jnp.reshape(tensor(number(x)), -1), jnp.reshape(tensor(number(y)), -1)
    a, b = a - a.mean(), b - b.mean()
    return (a @ b) / (jnp.sqrt(a @ a) * jnp.sqrt(b @ b))
