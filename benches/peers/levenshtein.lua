-- Counterpart of examples/levenshtein.go.
local min, max = math.min, math.max

local function distance(a, b, previous, current)
  for j = 0, #b do previous[j] = j end
  for i = 1, #a do
    current[0] = i
    for j = 1, #b do
      local cost = a[i] == b[j] and 0 or 1
      current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
    end
    previous, current = current, previous
  end
  return previous[#b]
end

-- The product of seed and 1664525 modulo 2^32, in parts that doubles hold.
local seed = 42
local function random(limit)
  local high, low = math.floor(seed / 65536), seed % 65536
  seed = ((high * 1664525 % 65536) * 65536 + low * 1664525 + 1013904223) % 4294967296
  return math.floor(seed / 65536) % limit
end

local function words(n)
  local list = {}
  for i = 1, n do
    local word = {}
    for k = 1, 10 + random(64) do word[k] = 97 + random(8) end
    list[i] = word
  end
  return list
end

local n = tonumber(arg[1] or 40)
local list = words(n)
local previous, current = {}, {}
local sum, closest, farthest = 0, 1000, 0
for i = 1, n do
  for k = 1, i - 1 do
    local d = distance(list[i], list[k], previous, current)
    sum = sum + d
    closest = min(closest, d)
    farthest = max(farthest, d)
  end
end
local kitten, sitting = { ("kitten"):byte(1, -1) }, { ("sitting"):byte(1, -1) }
print("kitten -> sitting: " .. distance(kitten, sitting, previous, current))
print(string.format("sum: %d closest: %d farthest: %d", sum, closest, farthest))
