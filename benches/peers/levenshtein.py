# Counterpart of examples/levenshtein.go.
import sys


def distance(a, b, previous, current):
    for j in range(len(b) + 1):
        previous[j] = j
    for i in range(1, len(a) + 1):
        current[0] = i
        for j in range(1, len(b) + 1):
            cost = 0 if a[i - 1] == b[j - 1] else 1
            current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
        previous, current = current, previous
    return previous[len(b)]


class Random:
    def __init__(self, seed):
        self.seed = seed

    def below(self, limit):
        self.seed = (self.seed * 1664525 + 1013904223) & 0xFFFFFFFF
        return (self.seed >> 16) % limit


def words(n):
    random = Random(42)
    return [bytes([97 + random.below(8) for _ in range(10 + random.below(64))]) for _ in range(n)]


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    found = words(n)
    previous, current = [0] * 128, [0] * 128
    total, closest, farthest = 0, 1000, 0
    for i in range(n):
        for k in range(i):
            d = distance(found[i], found[k], previous, current)
            total += d
            closest = min(closest, d)
            farthest = max(farthest, d)
    print("kitten -> sitting:", distance(b"kitten", b"sitting", previous, current))
    print("sum:", total, "closest:", closest, "farthest:", farthest)


main()
