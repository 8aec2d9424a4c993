-- Counterpart of examples/dijkstra.go.
local floor = math.floor
local degree = 5

-- The product of seed and 1664525 modulo 2^32, in parts that doubles hold.
local seed = 17
local function random()
  local high, low = floor(seed / 65536), seed % 65536
  seed = ((high * 1664525 % 65536) * 65536 + low * 1664525 + 1013904223) % 4294967296
  return floor(seed / 256)
end

local function new_graph(n)
  local first, to, weight, count = { [0] = 0 }, {}, {}, 0
  for v = 0, n - 1 do
    to[count], weight[count] = (v + 1) % n, 500 + random() % 500
    count = count + 1
    for _ = 1, degree - 1 do
      to[count] = random() % n
      weight[count] = 1 + random() % 1000
      count = count + 1
    end
    first[v + 1] = count
  end
  return { first = first, to = to, weight = weight, n = n }
end

local function push(items, e)
  local i = items.n
  items.n = i + 1
  while i > 0 do
    local parent = floor((i - 1) / 2)
    if items[parent].distance <= e.distance then break end
    items[i] = items[parent]
    i = parent
  end
  items[i] = e
end

local function pop(items)
  local count = items.n - 1
  local top, last = items[0], items[count]
  items[count], items.n = nil, count
  if count == 0 then return top end
  local i = 0
  while true do
    local child = 2 * i + 1
    if child >= count then break end
    if child + 1 < count and items[child + 1].distance < items[child].distance then child = child + 1 end
    if items[child].distance >= last.distance then break end
    items[i] = items[child]
    i = child
  end
  items[i] = last
  return top
end

local function distances(g, from)
  local first, to, weight, distance = g.first, g.to, g.weight, {}
  for v = 0, g.n - 1 do distance[v] = math.huge end
  distance[from] = 0
  local q = { [0] = { distance = 0, vertex = from }, n = 1 }
  while q.n > 0 do
    local e = pop(q)
    if e.distance <= distance[e.vertex] then
      for k = first[e.vertex], first[e.vertex + 1] - 1 do
        local d = e.distance + weight[k]
        if d < distance[to[k]] then
          distance[to[k]] = d
          push(q, { distance = d, vertex = to[k] })
        end
      end
    end
  end
  return distance
end

local n = tonumber(arg[1] or 3)
local g = new_graph(10000)
local sum, farthest = 0, 0
for from = 0, n - 1 do
  local distance = distances(g, from)
  for v = 0, g.n - 1 do
    sum = sum + distance[v]
    farthest = math.max(farthest, distance[v])
  end
end
print(string.format("sum: %.0f farthest: %.0f", sum, farthest))
