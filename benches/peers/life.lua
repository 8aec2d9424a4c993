-- Counterpart of examples/life.go.
local bit = require("bit")
local bxor, lshift, rshift = bit.bxor, bit.lshift, bit.rshift
local width, height = 256, 256

local function new_grid()
  local g = {}
  for y = 0, height - 1 do
    g[y] = {}
    for x = 0, width - 1 do g[y][x] = 0 end
  end
  return g
end

local function seed(g)
  local state = bit.tobit(2463534242)
  for y = 0, height - 1 do
    for x = 0, width - 1 do
      state = bxor(state, lshift(state, 13))
      state = bxor(state, rshift(state, 17))
      state = bxor(state, lshift(state, 5))
      g[y][x] = state % 4294967296 % 3 == 0 and 1 or 0
    end
  end
end

local function alive(g, x, y)
  return g[(y + height) % height][(x + width) % width]
end

local function neighbours(g, x, y)
  local count = 0
  for dy = -1, 1 do
    for dx = -1, 1 do
      if dx ~= 0 or dy ~= 0 then count = count + alive(g, x + dx, y + dy) end
    end
  end
  return count
end

local function step(g, next)
  for y = 0, height - 1 do
    for x = 0, width - 1 do
      local n = neighbours(g, x, y)
      next[y][x] = (n == 3 or n == 2 and g[y][x] == 1) and 1 or 0
    end
  end
end

local function population(g)
  local count = 0
  for y = 0, height - 1 do
    for x = 0, width - 1 do count = count + g[y][x] end
  end
  return count
end

-- The product of h and 16777619 = 2^24 + 403 modulo 2^32.
local function hash(g)
  local h = 2166136261
  for y = 0, height - 1 do
    for x = 0, width - 1 do
      if g[y][x] == 1 then
        h = bxor(h, y * width + x) % 4294967296
        h = (h % 256 * 16777216 + h * 403) % 4294967296
      end
    end
  end
  return h
end

local generations = tonumber(arg[1] or 5)
local g, next = new_grid(), new_grid()
seed(g)
print("at first: " .. population(g))
for _ = 1, generations do
  step(g, next)
  g, next = next, g
end
print(string.format("after %d: %d, hash %s", generations, population(g), bit.tohex(hash(g))))
