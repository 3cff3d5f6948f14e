"""Steps of the shared frontier that happen whole or not at all: Lua, which Redis runs without interruption.

KEYS are those of ``Keys.all``. Redis's own clock counts: those of the machines may differ.
"""

from archive.shared.keys import NAMES

_ALIVE = f"""
local {", ".join(NAMES)}, pages = unpack(KEYS)
local now = tonumber(redis.call('TIME')[1])
"""

_CLOSE = """
local function close(patience)
  redis.call('ZREMRANGEBYSCORE', workers, '-inf', now - patience)
  if redis.call('ZCARD', workers) > 0 or redis.call('EXISTS', tally) == 0 then return end
  local function told(name) return redis.call('HGET', tally, name) end
  local waits = redis.call('ZCARD', queue) + redis.call('HLEN', taken)
  local is_full = tonumber(redis.call('GET', asked)) >= tonumber(told('most'))
  redis.call('XADD', pages, '*', 'over', cjson.encode({
    site = told('site'), crawl = tonumber(redis.call('GET', crawl)), workers = tonumber(told('workers')),
    found = redis.call('SCARD', found) + tonumber(told('older')), lists_failed = tonumber(told('lists_failed')),
    left_off = is_full and waits or 0, waiting = is_full and 0 or waits}))
  redis.call('DEL', tally, found)
end
"""
"""The last word of a crawl that no worker is at any more; behind its pages, for the writer."""

BEGIN = f"""{_ALIVE}{_CLOSE}
-- ARGV: worker, seconds without a sign after which one is gone, site, addresses that a crawl may ask for. The first
-- worker begins a crawl.
close(ARGV[2])
if redis.call('ZCARD', workers) == 0 then
  redis.call('INCR', crawl)
  redis.call('SET', asked, 0)
  for _, key in ipairs(redis.call('SMEMBERS', aside)) do redis.call('ZADD', queue, 0, key) end
  redis.call('DEL', aside, found)
  redis.call('HSET', tally, 'site', ARGV[3], 'most', ARGV[4], 'workers', 0, 'older', 0, 'lists_failed', 0)
end
redis.call('HINCRBY', tally, 'workers', 1)
redis.call('ZADD', workers, now, ARGV[1])
"""

PUSH = f"""{_ALIVE}
-- ARGV: key, score, address, whether it is asked for in each crawl, whether it is an article (0, 1). Returns 1 for an
-- address that is open now.
if ARGV[5] == '1' then redis.call('SADD', found, ARGV[1]) end
local this, last = tonumber(redis.call('GET', crawl)), tonumber(redis.call('HGET', known, ARGV[1]))
if redis.call('HEXISTS', addresses, ARGV[1]) == 1 then return 0 end
if last and (math.abs(last) == this or (last > 0 and ARGV[4] == '0')) then return 0 end
redis.call('HSET', known, ARGV[1], this)
redis.call('HSET', addresses, ARGV[1], ARGV[3])
redis.call('ZADD', queue, ARGV[2], ARGV[1])
return 1
"""

TAKE = f"""{_ALIVE}
-- ARGV: worker, addresses that a crawl may ask for, the lowest score of a new article, kinds of lists between blanks.
-- Returns key and address of the best, or nothing. Half of what it may ask for is for articles, where any wait.
local most = tonumber(ARGV[2])
if tonumber(redis.call('GET', asked) or 0) >= most then return nil end
local best
if tonumber(redis.call('HGET', tally, 'lists') or 0) >= math.floor(most / 2) then
  best = redis.call('ZRANGEBYSCORE', queue, ARGV[3], '+inf', 'LIMIT', 0, 1)[1]
end
best = best or redis.call('ZRANGE', queue, 0, 0)[1]
if not best then return nil end
local address = redis.call('HGET', addresses, best)
redis.call('ZREM', queue, best)
redis.call('HSET', taken, best, ARGV[1])
redis.call('INCR', asked)
local is_list = string.find(ARGV[4], ' ' .. cjson.decode(address).kind .. ' ', 1, true)
if is_list and redis.call('EXISTS', tally) == 1 then
  redis.call('HINCRBY', tally, 'lists', 1)
end
return {{best, address}}
"""

SEND = f"""{_ALIVE}
-- ARGV: worker, key, 'article', 'lists_failed' or '', names and values of the message. The address is the writer's now.
if ARGV[3] == 'article' then redis.call('SADD', found, ARGV[2]) end
if ARGV[3] == 'lists_failed' and redis.call('EXISTS', tally) == 1 then redis.call('HINCRBY', tally, ARGV[3], 1) end
redis.call('XADD', pages, '*', unpack(ARGV, 4))
if redis.call('HGET', taken, ARGV[2]) == ARGV[1] then redis.call('HDEL', taken, ARGV[2]) end
"""

SETTLE = f"""{_ALIVE}
-- ARGV: key, 1 or -1 (in vain). The address has come to its end.
redis.call('HDEL', addresses, ARGV[1])
redis.call('HDEL', taken, ARGV[1])
local last = tonumber(redis.call('HGET', known, ARGV[1]) or redis.call('GET', crawl))
if last then redis.call('HSET', known, ARGV[1], math.abs(last) * tonumber(ARGV[2])) end
"""

PUT_BACK = f"""{_ALIVE}
-- ARGV: worker, 'queue' or 'aside', keys. What it took and did not come to waits again, or for the next crawl.
for i = 3, #ARGV do
  if redis.call('HGET', taken, ARGV[i]) == ARGV[1] then
    redis.call('HDEL', taken, ARGV[i])
    redis.call('DECR', asked)
    if ARGV[2] == 'queue' then redis.call('ZADD', queue, 0, ARGV[i]) else redis.call('SADD', aside, ARGV[i]) end
  end
end
"""

BEAT = f"""{_ALIVE}
-- ARGV: worker, seconds without a sign. A sign of life; what workers that are gone had taken waits again, first of all.
redis.call('ZADD', workers, now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', workers, '-inf', now - ARGV[2])
local pairs_of = redis.call('HGETALL', taken)
for i = 1, #pairs_of, 2 do
  if not redis.call('ZSCORE', workers, pairs_of[i + 1]) then
    redis.call('HDEL', taken, pairs_of[i])
    redis.call('DECR', asked)
    redis.call('ZADD', queue, 0, pairs_of[i])
  end
end
"""

WAITING = f"""{_ALIVE}
-- ARGV: addresses that a crawl may ask for. How many wait to be asked for, and how many are being asked for.
local waits = redis.call('ZCARD', queue)
if tonumber(redis.call('GET', asked) or 0) >= tonumber(ARGV[1]) then waits = 0 end
return {{waits, redis.call('HLEN', taken)}}
"""

LEAVE = f"""{_ALIVE}{_CLOSE}
-- ARGV: worker, seconds without a sign, articles that it left off because they are older than since.
if redis.call('EXISTS', tally) == 1 then redis.call('HINCRBY', tally, 'older', ARGV[3]) end
redis.call('ZREM', workers, ARGV[1])
close(ARGV[2])
"""

CLOSE = f"""{_ALIVE}{_CLOSE}
-- ARGV: seconds without a sign.
close(ARGV[1])
"""
