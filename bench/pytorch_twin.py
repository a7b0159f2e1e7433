"""The other side of `lm bench engine`: the same computations in eager PyTorch, float64.

Reads one request a line from standard input and answers each with one line: seconds, processor seconds, and the value
computed, which the caller compares with its own. The caller sets the number of threads by OMP_NUM_THREADS.
"""

import json
import math
import os
import re
import sys
import time

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))


def perceptron(r):
    """Full-batch gradient descent of tanh networks; one per seed, batched by a leading axis where there are several."""
    seeds = torch.arange(r["seeds"], dtype=torch.float64)[:, None, None]
    x = torch.sin(0.37 * grid(r["rows"], r["inputs"]) + seeds)
    y = torch.cos(x.sum(-1))
    layers = []
    for layer in range(1, r["depth"] + 1):
        inputs = r["inputs"] if layer == 1 else r["width"]
        layers.append((torch.sin(1.7 * grid(r["width"], inputs) + layer + seeds) / math.sqrt(inputs),
                       torch.zeros(r["seeds"], r["width"])))
    v = torch.cos(torch.arange(r["width"], dtype=torch.float64)).repeat(r["seeds"], 1) / math.sqrt(r["width"])
    if r["seeds"] == 1:
        x, y, v = x[0], y[0], v[0]
        layers = [(w[0], b[0]) for w, b in layers]
        return single(r, x, y, layers, v)
    return batched(r, x, y, layers, v)


def single(r, x, y, layers, v):
    weights = [w.clone().requires_grad_() for pair in layers for w in pair] + [v.requires_grad_()]

    def loss():
        h = x
        for w, b in zip(weights[:-1:2], weights[1::2]):
            h = torch.tanh(torch.nn.functional.linear(h, w, b))
        return ((h @ weights[-1] - y) ** 2).mean() / 2

    return descend(r, weights, loss)


def batched(r, x, y, layers, v):
    weights = [w.clone().requires_grad_() for pair in layers for w in pair] + [v.requires_grad_()]

    def loss():
        h = x
        for w, b in zip(weights[:-1:2], weights[1::2]):
            h = torch.tanh(torch.baddbmm(b[:, None, :], h, w.transpose(1, 2)))
        return ((torch.bmm(h, weights[-1][:, :, None])[:, :, 0] - y) ** 2).mean(1).sum() / 2

    return descend(r, weights, loss)


def descend(r, weights, loss):
    def run():
        for _ in range(r["steps"]):
            gradients = torch.autograd.grad(loss(), weights)
            with torch.no_grad():
                for w, g in zip(weights, gradients):
                    w.sub_(g, alpha=r["learning_rate"])
        return loss().item() / r["seeds"]

    return run


def product(r):
    n = r["width"]
    i = torch.arange(n, dtype=torch.float64) + 0.5
    a = math.sqrt(2 / n) * torch.cos(math.pi / n * i[:, None] * i)
    h, other = torch.sin(0.37 * grid(n, n)), torch.empty(n, n)

    def run():
        nonlocal h, other
        for _ in range(r["steps"]):
            torch.mm(a, h, out=other)
            h, other = other, h
        return h.abs().sum().item()

    return run


def grid(rows, columns):
    return torch.arange(rows * columns, dtype=torch.float64).reshape(rows, columns)


def blas():
    """The OpenBLAS that this process has loaded, if any."""
    with open("/proc/self/maps") as maps:
        found = re.search(r"\S*openblas\S*", maps.read())
    return os.path.basename(os.path.dirname(found[0])) if found else None


def main():
    torch.mm(torch.ones(2, 2), torch.ones(2, 2))
    print(json.dumps({"version": torch.__version__, "blas": blas()}), flush=True)
    kinds = {"perceptron": perceptron, "product": product}
    for line in sys.stdin:
        request = json.loads(line)
        run = kinds[request["kind"]](request)
        wall, processor = time.perf_counter(), time.process_time()
        value = run()
        print(json.dumps({
            "seconds": time.perf_counter() - wall,
            "processor_seconds": time.process_time() - processor,
            "value": value,
        }), flush=True)


if __name__ == "__main__":
    main()
