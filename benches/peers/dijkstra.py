# Counterpart of examples/dijkstra.go.
import sys

DEGREE = 5


class Graph:
    def __init__(self, n):
        self.first, self.edges = [0], []
        self.seed = 17
        for v in range(n):
            self.edges.append(((v + 1) % n, 500 + self.random() % 500))
            for _ in range(1, DEGREE):
                to = self.random() % n
                self.edges.append((to, 1 + self.random() % 1000))
            self.first.append(len(self.edges))

    def random(self):
        self.seed = (self.seed * 1664525 + 1013904223) & 0xFFFFFFFF
        return self.seed >> 8


def push(items, e):
    i = len(items)
    items.append(e)
    while i > 0:
        parent = (i - 1) // 2
        if items[parent][0] <= e[0]:
            break
        items[i] = items[parent]
        i = parent
    items[i] = e


def pop(items):
    top, last = items[0], items.pop()
    count = len(items)
    if count == 0:
        return top
    i = 0
    while True:
        child = 2 * i + 1
        if child >= count:
            break
        if child + 1 < count and items[child + 1][0] < items[child][0]:
            child += 1
        if items[child][0] >= last[0]:
            break
        items[i] = items[child]
        i = child
    items[i] = last
    return top


def distances(g, source):
    distance = [1 << 62] * (len(g.first) - 1)
    distance[source] = 0
    q = [(0, source)]
    while q:
        at, vertex = pop(q)
        if at > distance[vertex]:
            continue
        for k in range(g.first[vertex], g.first[vertex + 1]):
            to, weight = g.edges[k]
            if at + weight < distance[to]:
                distance[to] = at + weight
                push(q, (at + weight, to))
    return distance


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    g = Graph(10000)
    total, farthest = 0, 0
    for source in range(n):
        for d in distances(g, source):
            total += d
            farthest = max(farthest, d)
    print("sum:", total, "farthest:", farthest)


main()
