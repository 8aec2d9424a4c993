// Counterpart of examples/dijkstra.go.
const degree = 5;

function newGraph(n) {
  const first = new Int32Array(n + 1), to = new Int32Array(n * degree), weight = new Int32Array(n * degree);
  let seed = 17, count = 0;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed >>> 8;
  };
  for (let v = 0; v < n; v++) {
    to[count] = (v + 1) % n;
    weight[count++] = 500 + random() % 500;
    for (let k = 1; k < degree; k++) {
      to[count] = random() % n;
      weight[count++] = 1 + random() % 1000;
    }
    first[v + 1] = count;
  }
  return { first, to, weight };
}

function push(items, e) {
  let i = items.length;
  items.push(e);
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (items[parent].distance <= e.distance) break;
    items[i] = items[parent];
    i = parent;
  }
  items[i] = e;
}

function pop(items) {
  const top = items[0], last = items.pop(), count = items.length;
  if (count === 0) return top;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= count) break;
    if (child + 1 < count && items[child + 1].distance < items[child].distance) child++;
    if (items[child].distance >= last.distance) break;
    items[i] = items[child];
    i = child;
  }
  items[i] = last;
  return top;
}

function distances(g, from) {
  const distance = new Float64Array(g.first.length - 1).fill(2 ** 62);
  distance[from] = 0;
  const q = [{ distance: 0, vertex: from }];
  while (q.length > 0) {
    const e = pop(q);
    if (e.distance > distance[e.vertex]) continue;
    for (let k = g.first[e.vertex]; k < g.first[e.vertex + 1]; k++) {
      const d = e.distance + g.weight[k];
      if (d < distance[g.to[k]]) {
        distance[g.to[k]] = d;
        push(q, { distance: d, vertex: g.to[k] });
      }
    }
  }
  return distance;
}

const n = Number(process.argv[2] || 3);
const g = newGraph(10000);
let sum = 0, farthest = 0;
for (let from = 0; from < n; from++) {
  for (const d of distances(g, from)) {
    sum += d;
    farthest = Math.max(farthest, d);
  }
}
console.log(`sum: ${sum} farthest: ${farthest}`);
