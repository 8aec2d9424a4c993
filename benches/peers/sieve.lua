-- Counterpart of examples/sieve.go. With its compiler on, LuaJIT gets a byte
-- array as one would write it there; for its interpreter tables are faster.
local compiled = jit and jit.status()

local function flags(size)
  if compiled then
    return require("ffi").new("uint8_t[?]", size)
  end
  local t = {}
  for i = 0, size - 1 do t[i] = 0 end
  return t
end

local function sieve(limit)
  local composite = flags(limit + 1)
  local count, largest = 0, 0
  for i = 2, limit do
    if composite[i] == 0 then
      count = count + 1
      largest = i
      for j = i * i, limit, i do
        composite[j] = 1
      end
    end
  end
  return count, largest
end

local n = tonumber(arg[1] or 5000000)
local function report(limit)
  local count, largest = sieve(limit)
  print(string.format("%10d %8d %10d", limit, count, largest))
end
local limit = 10
while limit < n do
  report(limit)
  limit = limit * 10
end
report(n)
