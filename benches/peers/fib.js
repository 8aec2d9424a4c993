// Counterpart of examples/fib.go.
function fib(n) {
  if (n < 2) return n;
  return fib(n - 1) + fib(n - 2);
}

const n = Number(process.argv[2] || 32);
let line = "";
for (let i = 0; i <= 10; i++) line += fib(i) + " ";
console.log(line);
console.log(`fib(${n}) = ${fib(n)}`);
