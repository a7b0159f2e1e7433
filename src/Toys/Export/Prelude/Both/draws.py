# ---- random numbers: a function of (key, seed, name, ordinal in the statement, step) and of nothing else


def philox(low, high, key):
    """Philox4x32-10 (Salmon et al. 2011): two words of 64 bits for each counter; integers, or an array for `low`."""
    mask = 0xFFFFFFFF
    c0, c1, c2, c3 = low & mask, low >> 32, high & mask, high >> 32
    k0, k1 = key & mask, key >> 32
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c0, 0xCD9E8D57 * c2
        c0, c1, c2, c3 = (p1 >> 32) ^ c1 ^ k0, p1 & mask, (p0 >> 32) ^ c3 ^ k1, p0 & mask
        k0, k1 = (k0 + 0x9E3779B9) & mask, (k1 + 0xBB67AE85) & mask
    return c0 | (c1 << 32), c2 | (c3 << 32)


class Draws:
    """The streams of one repetition."""

    def __init__(self, key, seed):
        self.key, self.seed, self.sources = key, seed, {}

    def __call__(self, name, ordinal=0, step=0):
        """The stream of one draw: the high half of its counter, and its key."""
        if (name, ordinal) not in self.sources:
            message = self.key.to_bytes(16, "big") + self.seed.to_bytes(4, "big") + ordinal.to_bytes(4, "big")
            digest = hashlib.sha256(message + name.encode()).digest()
            self.sources[name, ordinal] = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:16], "big")
        key, high = self.sources[name, ordinal]
        key, high = philox(int(step), high, key)
        return high, key


def words(stream, count):
    """The first 64-bit words of a stream, two to a block."""
    first, second = philox(np.arange((count + 1) // 2, dtype=np.uint64), *stream)
    return np.stack([first, second], axis=-1).reshape(-1)[:count]


def uniforms(stream, count):
    return (words(stream, count) >> np.uint64(11)) * 2.0**-53


def normals(stream, count):
    return normal_quantile(((words(stream, count) >> np.uint64(12)) + 0.5) * 2.0**-52)


def below(stream, bound, index):
    """A uniform integer below `bound`: the few words that would tilt the odds are thrown away."""
    for attempt in itertools.count():
        word, _ = philox(index | attempt << 48, *stream)
        high, low = divmod(word * bound, 1 << 64)
        if low >= bound or low >= ((1 << 64) - bound) % bound:
            return high


def shuffled(stream, n):
    """Fisher and Yates."""
    order = np.arange(n)
    first, _ = philox(np.arange(n, dtype=np.uint64), *stream)
    for i, word in reversed(list(enumerate(first.tolist()))[1:]):
        high, low = divmod(word * (i + 1), 1 << 64)
        j = high if low > i else below(stream, i + 1, i)
        order[i], order[j] = order[j], order[i]
    return order


def horner(coefficients, x):
    value = coefficients[0] * x + coefficients[1]
    for coefficient in coefficients[2:]:
        value = value * x + coefficient
    return value


def logarithm(x):
    """ln x by operations that IEEE 754 rounds exactly, so that draws are the same on every machine."""
    bits = x.view(np.int64)
    exponent = (bits >> 52) - 1023
    mantissa = ((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000).view(np.float64)
    large = mantissa > 1.4142135623730951
    mantissa, exponent = np.where(large, mantissa * 0.5, mantissa), exponent + large
    s = (mantissa - 1) / (mantissa + 1)
    z = s * s
    series = 0.0
    for odd in (23, 21, 19, 17, 15, 13, 11, 9, 7, 5, 3):
        series = series * z + 1.0 / odd
    return exponent * 6.93147180369123816490e-01 + (2 * s + (2 * s * z * series + exponent * 1.90821492927058770002e-10))


def normal_quantile(p):
    """The inverse normal distribution function: Wichura's AS 241 (1988)."""
    q = p - 0.5
    r = 0.180625 - q * q
    z = q * (horner([2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
                     1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080], r)
             / horner([5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
                       5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0], r))
    tail = np.abs(q) > 0.425
    if tail.any():
        q, p = q[tail], p[tail]
        r = np.sqrt(-logarithm(np.where(q < 0, p, 1 - p)))
        s = r - 1.6
        near = (horner([7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258,
                        3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734], s)
                / horner([1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
                          6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187, 1.0], s))
        s = r - 5
        far = (horner([2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
                       2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720], s)
               / horner([2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
                         1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0], s))
        z[tail] = np.where(q < 0, -1, 1) * np.where(r <= 5, near, far)
    return z


def shape_of(sizes):
    """A shape spelled as sizes one by one, or as one list of them."""
    if len(sizes) == 1 and np.ndim(as_numpy(sizes[0])) == 1:
        sizes = as_numpy(sizes[0])
    return tuple(int(n) for n in sizes)


def normal(stream, *sizes):
    shape = shape_of(sizes)
    return tensor(normals(stream, math.prod(shape)).reshape(shape))


def uniform(stream, *sizes, lo=0, hi=1):
    shape = shape_of(sizes)
    return lo + (hi - lo) * tensor(uniforms(stream, math.prod(shape)).reshape(shape))


def rademacher(stream, *sizes):
    shape = shape_of(sizes)
    return tensor(np.where(words(stream, math.prod(shape)) >> np.uint64(63), -1.0, 1.0).reshape(shape))


def bernoulli(stream, p, *sizes):
    p = as_numpy(p)
    shape = shape_of(sizes) if sizes else p.shape
    return tensor(np.where(uniforms(stream, math.prod(shape)).reshape(shape) < p, 1.0, 0.0))


def sphere(stream, *sizes):
    shape = shape_of(sizes)
    x = normals(stream, math.prod(shape)).reshape(shape)
    return tensor(x / np.sqrt((x * x).sum(-1, keepdims=True)))


def orthogonal(stream, n, m=None):
    n, m = int(n), int(n if m is None else m)
    x = normals(stream, n * m).reshape(n, m)
    rows = (x if n < m else x.T).copy()
    for i, row in enumerate(rows):
        for _ in (1, 2):
            row -= rows[:i].T @ (rows[:i] @ row)
        row /= np.sqrt(row @ row)
    return tensor(rows if n < m else rows.T.copy())


def categorical(stream, p, *sizes):
    p, shape = as_numpy(p), shape_of(sizes)
    cumulative = np.cumsum(p)
    places = np.searchsorted(cumulative, uniforms(stream, math.prod(shape)) * cumulative[-1], side="right")
    return tensor(np.minimum(places, np.flatnonzero(p)[-1]).astype(np.float64).reshape(shape))


def zipf(stream, a, k, *sizes):
    return categorical(stream, np.arange(1, int(k) + 1.0) ** -float(a), *sizes)


def permutation(stream, n):
    return tensor(shuffled(stream, int(n)).astype(np.float64))


class Batches:
    """Which rows a step sees: shuffled epochs cut into whole batches, or rows drawn with replacement."""

    def __init__(self, draw, number, rows, size, replacement=False):
        self.stream = lambda step: draw(f"batch {number}", 0, step)
        self.rows, self.size, self.replacement, self.epoch, self.order = int(rows), int(size), replacement, None, None

    def at(self, step):
        if self.replacement:
            stream = self.stream(step)
            return np.array([below(stream, self.rows, k) for k in range(self.size)])
        epoch, batch = divmod(int(step), self.rows // self.size)
        if epoch != self.epoch:
            self.epoch, self.order = epoch, shuffled(self.stream(epoch), self.rows)
        return self.order[batch * self.size:(batch + 1) * self.size]


class Images:
    """A data set in the order of the seed; its file lies beside this script."""

    def __init__(self, name, sha256, draw, n, skip=0):
        path = pathlib.Path(__file__).with_name(name + ".bin")
        content = path.read_bytes() if path.exists() else sys.exit(f"{path} is missing: the toy's data set lies beside the script.")
        if hashlib.sha256(content).hexdigest() != sha256:
            sys.exit(f"{path} is not the file that this script was exported for.")
        count, height, width = struct.unpack("<IHH", content[4:12])
        pixels = np.frombuffer(content, np.uint8, count * height * width, 12).reshape(count, height * width)
        rows = shuffled(draw("data set " + name), count)[int(skip):int(skip) + int(n)]
        self.x = tensor(pixels[rows] / 255.0)
        self.image = tensor((pixels[rows] / 255.0).reshape(len(rows), height, width))
        self.y = tensor(np.frombuffer(content, np.uint8)[-count:][rows].astype(np.float64))
