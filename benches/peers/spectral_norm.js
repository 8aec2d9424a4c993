// Counterpart of examples/spectral_norm.go.
function entry(i, j) {
  return 1 / ((i + j) * (i + j + 1) / 2 + i + 1);
}

function times(out, v) {
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let j = 0; j < v.length; j++) sum += entry(i, j) * v[j];
    out[i] = sum;
  }
}

function timesTransposed(out, v) {
  for (let i = 0; i < out.length; i++) {
    let sum = 0;
    for (let j = 0; j < v.length; j++) sum += entry(j, i) * v[j];
    out[i] = sum;
  }
}

function timesBoth(out, v, scratch) {
  times(scratch, v);
  timesTransposed(out, scratch);
}

const n = Number(process.argv[2] || 500);
const u = new Float64Array(n).fill(1);
const v = new Float64Array(n);
const scratch = new Float64Array(n);
for (let i = 0; i < 10; i++) {
  timesBoth(v, u, scratch);
  timesBoth(u, v, scratch);
}
let uv = 0;
let vv = 0;
for (let i = 0; i < n; i++) {
  uv += u[i] * v[i];
  vv += v[i] * v[i];
}
console.log(Math.sqrt(uv / vv).toFixed(9));
