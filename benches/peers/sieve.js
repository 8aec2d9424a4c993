// Counterpart of examples/sieve.go.
function sieve(limit) {
  const composite = new Uint8Array(limit + 1);
  let count = 0;
  let largest = 0;
  for (let i = 2; i <= limit; i++) {
    if (composite[i]) continue;
    count++;
    largest = i;
    for (let j = i * i; j <= limit; j += i) composite[j] = 1;
  }
  return [count, largest];
}

function report(limit) {
  const [count, largest] = sieve(limit);
  console.log(`${String(limit).padStart(10)} ${String(count).padStart(8)} ${String(largest).padStart(10)}`);
}

const n = Number(process.argv[2] || 5000000);
for (let limit = 10; limit < n; limit *= 10) report(limit);
report(n);
