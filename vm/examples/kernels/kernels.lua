-- The kernels of main.rs for comparison: luajit -joff kernels.lua
local bit = require("bit")
local sqrt = math.sqrt

local function fib(n)
  if n < 2 then return n end
  return fib(n - 1) + fib(n - 2)
end

local function loops(n)
  local s = 0
  for i = 0, n - 1 do
    for j = 0, n - 1 do s = s + bit.bxor(i, j) end
  end
  return s
end

local function sieve(n)
  local flags, count = {}, 0
  for i = 0, n do flags[i] = false end
  for i = 2, n do
    if not flags[i] then
      count = count + 1
      for j = i + i, n, i do flags[j] = true end
    end
  end
  return count
end

local function matrix(n, k)
  local m = {}
  for i = 0, n - 1 do
    local row = {}
    for j = 0, n - 1 do row[j] = i - j + k end
    m[i] = row
  end
  return m
end

local function matmul(n)
  local a, b, c = matrix(n, 1), matrix(n, 2), matrix(n, 0)
  local t = 0
  for i = 0, n - 1 do
    local ai, ci = a[i], c[i]
    for j = 0, n - 1 do
      local s = 0
      for k = 0, n - 1 do s = s + ai[k] * b[k][j] end
      ci[j] = s
    end
    t = t + ci[i]
  end
  return t
end

local function advance(bodies, dt)
  local n = #bodies
  for i = 1, n do
    local p = bodies[i]
    for j = i + 1, n do
      local q = bodies[j]
      local dx, dy, dz = p.x - q.x, p.y - q.y, p.z - q.z
      local d2 = dx * dx + dy * dy + dz * dz
      local mag = dt / (d2 * sqrt(d2))
      local qm, pm = q.mass * mag, p.mass * mag
      p.vx, p.vy, p.vz = p.vx - dx * qm, p.vy - dy * qm, p.vz - dz * qm
      q.vx, q.vy, q.vz = q.vx + dx * pm, q.vy + dy * pm, q.vz + dz * pm
    end
  end
  for i = 1, n do
    local p = bodies[i]
    p.x, p.y, p.z = p.x + dt * p.vx, p.y + dt * p.vy, p.z + dt * p.vz
  end
end

local function nbody(n)
  local bodies = {}
  for i = 0, 4 do
    local f = function(k) return (i + k + 1) ^ 2 * 0.37 end
    bodies[i + 1] = { x = f(0), y = f(1), z = f(2), vx = f(3), vy = f(4), vz = f(5), mass = f(6) }
  end
  for _ = 1, n do advance(bodies, 0.01) end
  local s = 0
  for i = 1, 5 do s = s + bodies[i].x end
  return s
end

local function A(i, j)
  local ij = i + j
  return 1 / (ij * (ij + 1) * 0.5 + i + 1)
end

local function times(v, u, n)
  for i = 0, n - 1 do
    local s = 0
    for j = 0, n - 1 do s = s + A(i, j) * u[j] end
    v[i] = s
  end
end

local function times_transposed(v, u, n)
  for i = 0, n - 1 do
    local s = 0
    for j = 0, n - 1 do s = s + A(j, i) * u[j] end
    v[i] = s
  end
end

local function spectral(n)
  local u, v, t = {}, {}, {}
  for i = 0, n - 1 do u[i] = 1 end
  for _ = 1, 10 do
    times(t, u, n) times_transposed(v, t, n)
    times(t, v, n) times_transposed(u, t, n)
  end
  local x, y = 0, 0
  for i = 0, n - 1 do
    x = x + u[i] * v[i]
    y = y + v[i] * v[i]
  end
  return sqrt(x / y)
end

local kernels = {
  { "fib", fib, 35 }, { "loops", loops, 5000 }, { "sieve", sieve, 5000000 }, { "matmul", matmul, 240 },
  { "nbody", nbody, 300000 }, { "spectral", spectral, 300 },
}
for _, k in ipairs(kernels) do
  local best, result = math.huge, nil
  for _ = 1, 3 do
    local start = os.clock()
    result = k[2](k[3])
    best = math.min(best, os.clock() - start)
  end
  print(string.format("%-10s %8.1f ms   %.17g", k[1], best * 1e3, result))
end
