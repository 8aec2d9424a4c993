# Counterpart of examples/spectral_norm.go.
import math
import sys


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(out, v):
    for i in range(len(out)):
        total = 0.0
        for j in range(len(v)):
            total += entry(i, j) * v[j]
        out[i] = total


def times_transposed(out, v):
    for i in range(len(out)):
        total = 0.0
        for j in range(len(v)):
            total += entry(j, i) * v[j]
        out[i] = total


def times_both(out, v, scratch):
    times(scratch, v)
    times_transposed(out, scratch)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    u, v, scratch = [1.0] * n, [0.0] * n, [0.0] * n
    for _ in range(10):
        times_both(v, u, scratch)
        times_both(u, v, scratch)
    uv = vv = 0.0
    for i in range(n):
        uv += u[i] * v[i]
        vv += v[i] * v[i]
    print("%.9f" % math.sqrt(uv / vv))


main()
