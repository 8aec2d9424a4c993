-- Counterpart of examples/spectral_norm.go. The product of two neighbours is
-- even, so the division by two is exact in floats as it is in integers.
local function entry(i, j)
  return 1 / ((i + j) * (i + j + 1) / 2 + i + 1)
end

local function times(out, v, n)
  for i = 0, n - 1 do
    local sum = 0
    for j = 0, n - 1 do sum = sum + entry(i, j) * v[j] end
    out[i] = sum
  end
end

local function times_transposed(out, v, n)
  for i = 0, n - 1 do
    local sum = 0
    for j = 0, n - 1 do sum = sum + entry(j, i) * v[j] end
    out[i] = sum
  end
end

local function times_both(out, v, scratch, n)
  times(scratch, v, n)
  times_transposed(out, scratch, n)
end

local n = tonumber(arg[1] or 500)
local u, v, scratch = {}, {}, {}
for i = 0, n - 1 do u[i], v[i], scratch[i] = 1, 0, 0 end
for _ = 1, 10 do
  times_both(v, u, scratch, n)
  times_both(u, v, scratch, n)
end
local uv, vv = 0, 0
for i = 0, n - 1 do
  uv = uv + u[i] * v[i]
  vv = vv + v[i] * v[i]
end
print(string.format("%.9f", math.sqrt(uv / vv)))
