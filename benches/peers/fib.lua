-- Counterpart of examples/fib.go.
local function fib(n)
  if n < 2 then return n end
  return fib(n - 1) + fib(n - 2)
end

local n = tonumber(arg[1] or 32)
local line = {}
for i = 0, 10 do line[#line + 1] = string.format("%d ", fib(i)) end
print(table.concat(line))
print(string.format("fib(%d) = %d", n, fib(n)))
