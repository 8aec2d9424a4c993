# Counterpart of examples/matmul.go.
import sys


def new_matrix(n):
    return [[0.0] * n for _ in range(n)]


def fill(m, seed):
    n = len(m)
    scale = 1.0 / n / n
    for i in range(n):
        for j in range(n):
            m[i][j] = scale * float(i - j + seed) * float(i + j)


def transpose(m):
    n = len(m)
    t = new_matrix(n)
    for i in range(n):
        for j in range(n):
            t[j][i] = m[i][j]
    return t


def multiply(a, b):
    n = len(a)
    product = new_matrix(n)
    bt = transpose(b)
    for i in range(n):
        row, out = a[i], product[i]
        for j in range(n):
            col = bt[j]
            total = 0.0
            for k in range(n):
                total += row[k] * col[k]
            out[j] = total
    return product


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    a, b = new_matrix(n), new_matrix(n)
    fill(a, 1)
    fill(b, 2)
    c = multiply(a, b)
    d = multiply(c, a)
    print("%.9f" % c[n // 2][n // 2])
    print("%.9f" % d[n // 2][n // 3])
    trace = 0.0
    for i in range(n):
        trace += d[i][i]
    print("%.9f" % trace)


main()
