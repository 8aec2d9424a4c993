-- Counterpart of examples/matmul.go.
local function new_matrix(n)
  local rows = {}
  for i = 0, n - 1 do
    local row = {}
    for j = 0, n - 1 do row[j] = 0 end
    rows[i] = row
  end
  return rows
end

local function fill(m, n, seed)
  local scale = 1 / n / n
  for i = 0, n - 1 do
    for j = 0, n - 1 do
      m[i][j] = scale * (i - j + seed) * (i + j)
    end
  end
end

local function transpose(m, n)
  local t = new_matrix(n)
  for i = 0, n - 1 do
    for j = 0, n - 1 do
      t[j][i] = m[i][j]
    end
  end
  return t
end

local function multiply(a, b, n)
  local product = new_matrix(n)
  local bt = transpose(b, n)
  for i = 0, n - 1 do
    local row, out = a[i], product[i]
    for j = 0, n - 1 do
      local col, sum = bt[j], 0
      for k = 0, n - 1 do
        sum = sum + row[k] * col[k]
      end
      out[j] = sum
    end
  end
  return product
end

local n = tonumber(arg[1] or 300)
local a, b = new_matrix(n), new_matrix(n)
fill(a, n, 1)
fill(b, n, 2)
local c = multiply(a, b, n)
local d = multiply(c, a, n)
print(string.format("%.9f", c[math.floor(n / 2)][math.floor(n / 2)]))
print(string.format("%.9f", d[math.floor(n / 2)][math.floor(n / 3)]))
local trace = 0
for i = 0, n - 1 do trace = trace + d[i][i] end
print(string.format("%.9f", trace))
