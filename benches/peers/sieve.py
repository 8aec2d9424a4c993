# Counterpart of examples/sieve.go.
import sys


def sieve(limit):
    composite = bytearray(limit + 1)
    count = largest = 0
    for i in range(2, limit + 1):
        if composite[i]:
            continue
        count += 1
        largest = i
        j = i * i
        while j <= limit:
            composite[j] = 1
            j += i
    return count, largest


def report(limit):
    count, largest = sieve(limit)
    print("%10d %8d %10d" % (limit, count, largest))


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 5000000
    limit = 10
    while limit < n:
        report(limit)
        limit *= 10
    report(n)


main()
