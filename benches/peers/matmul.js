// Counterpart of examples/matmul.go.
function newMatrix(n) {
  const rows = [];
  for (let i = 0; i < n; i++) rows.push(new Float64Array(n));
  return rows;
}

function fill(m, seed) {
  const n = m.length;
  const scale = 1 / n / n;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) m[i][j] = scale * (i - j + seed) * (i + j);
  }
}

function transpose(m) {
  const n = m.length;
  const t = newMatrix(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) t[j][i] = m[i][j];
  }
  return t;
}

function multiply(a, b) {
  const n = a.length;
  const product = newMatrix(n);
  const bt = transpose(b);
  for (let i = 0; i < n; i++) {
    const row = a[i];
    const out = product[i];
    for (let j = 0; j < n; j++) {
      const col = bt[j];
      let sum = 0;
      for (let k = 0; k < n; k++) sum += row[k] * col[k];
      out[j] = sum;
    }
  }
  return product;
}

const n = Number(process.argv[2] || 300);
const a = newMatrix(n);
const b = newMatrix(n);
fill(a, 1);
fill(b, 2);
const c = multiply(a, b);
const d = multiply(c, a);
const half = Math.floor(n / 2);
console.log(c[half][half].toFixed(9));
console.log(d[half][Math.floor(n / 3)].toFixed(9));
let trace = 0;
for (let i = 0; i < n; i++) trace += d[i][i];
console.log(trace.toFixed(9));
