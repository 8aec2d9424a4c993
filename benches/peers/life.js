// Counterpart of examples/life.go.
const width = 256, height = 256;

function newGrid() {
  const g = [];
  for (let y = 0; y < height; y++) g.push(new Uint8Array(width));
  return g;
}

function seed(g) {
  let state = 2463534242;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      g[y][x] = (state >>> 0) % 3 === 0 ? 1 : 0;
    }
  }
}

function alive(g, x, y) {
  return g[(y + height) % height][(x + width) % width];
}

function neighbours(g, x, y) {
  let count = 0;
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      if (dx !== 0 || dy !== 0) count += alive(g, x + dx, y + dy);
    }
  }
  return count;
}

function step(g, next) {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const n = neighbours(g, x, y);
      next[y][x] = n === 3 || (n === 2 && g[y][x] === 1) ? 1 : 0;
    }
  }
}

function population(g) {
  let count = 0;
  for (const row of g) for (const cell of row) count += cell;
  return count;
}

function hash(g) {
  let h = 2166136261;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (g[y][x]) h = Math.imul(h ^ (y * width + x), 16777619);
    }
  }
  return (h >>> 0).toString(16).padStart(8, "0");
}

const generations = Number(process.argv[2] || 5);
let g = newGrid(), next = newGrid();
seed(g);
console.log(`at first: ${population(g)}`);
for (let i = 0; i < generations; i++) {
  step(g, next);
  [g, next] = [next, g];
}
console.log(`after ${generations}: ${population(g)}, hash ${hash(g)}`);
