// Counterpart of examples/levenshtein.go.
function distance(a, b, previous, current) {
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    current[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      current[j] = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost);
    }
    [previous, current] = [current, previous];
  }
  return previous[b.length];
}

function words(n) {
  let seed = 42;
  const random = (limit) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return (seed >>> 16) % limit;
  };
  const list = [];
  for (let i = 0; i < n; i++) {
    const word = new Uint8Array(10 + random(64));
    for (let k = 0; k < word.length; k++) word[k] = 97 + random(8);
    list.push(word);
  }
  return list;
}

const bytes = (text) => new TextEncoder().encode(text);
const n = Number(process.argv[2] || 40);
const list = words(n);
const previous = new Int32Array(128), current = new Int32Array(128);
let sum = 0, closest = 1000, farthest = 0;
for (let i = 0; i < n; i++) {
  for (let k = 0; k < i; k++) {
    const d = distance(list[i], list[k], previous, current);
    sum += d;
    closest = Math.min(closest, d);
    farthest = Math.max(farthest, d);
  }
}
console.log(`kitten -> sitting: ${distance(bytes("kitten"), bytes("sitting"), previous, current)}`);
console.log(`sum: ${sum} closest: ${closest} farthest: ${farthest}`);
