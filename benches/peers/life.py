# Counterpart of examples/life.go.
import sys

WIDTH, HEIGHT = 256, 256


def new_grid():
    return [[False] * WIDTH for _ in range(HEIGHT)]


def seed(g):
    state = 2463534242
    for y in range(HEIGHT):
        for x in range(WIDTH):
            state ^= (state << 13) & 0xFFFFFFFF
            state ^= state >> 17
            state ^= (state << 5) & 0xFFFFFFFF
            g[y][x] = state % 3 == 0


def alive(g, x, y):
    return 1 if g[(y + HEIGHT) % HEIGHT][(x + WIDTH) % WIDTH] else 0


def neighbours(g, x, y):
    count = 0
    for dy in range(-1, 2):
        for dx in range(-1, 2):
            if dx != 0 or dy != 0:
                count += alive(g, x + dx, y + dy)
    return count


def step(g, following):
    for y in range(HEIGHT):
        for x in range(WIDTH):
            n = neighbours(g, x, y)
            following[y][x] = n == 3 or n == 2 and g[y][x]


def population(g):
    return sum(1 for row in g for cell in row if cell)


def checksum(g):
    h = 2166136261
    for y in range(HEIGHT):
        for x in range(WIDTH):
            if g[y][x]:
                h = ((h ^ (y * WIDTH + x)) * 16777619) & 0xFFFFFFFF
    return h


def main():
    generations = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    g, following = new_grid(), new_grid()
    seed(g)
    print("at first:", population(g))
    for _ in range(generations):
        step(g, following)
        g, following = following, g
    print("after %d: %d, hash %08x" % (generations, population(g), checksum(g)))


main()
