"""What must happen in Redis at once: bound the stream, count what waits."""

# KEYS stream, depth; ARGV capacity, number of items, packing.
# The counter heals itself when the stream was emptied behind our back.
PUBLISH = """
local waiting = tonumber(redis.call('GET', KEYS[2]) or '0')
if waiting ~= 0 and redis.call('XLEN', KEYS[1]) == 0 then
  waiting = 0
  redis.call('SET', KEYS[2], 0)
end
if waiting + tonumber(ARGV[2]) > tonumber(ARGV[1]) then
  return -1 - waiting
end
redis.call('XADD', KEYS[1], '*', 'b', ARGV[3], 'n', ARGV[2])
return redis.call('INCRBY', KEYS[2], ARGV[2])
"""

# KEYS stream, depth; ARGV group, then entry id and number of items for each entry.
# An entry that somebody else has finished already is not counted twice.
DONE = """
for i = 2, #ARGV, 2 do
  redis.call('XACK', KEYS[1], ARGV[1], ARGV[i])
  if redis.call('XDEL', KEYS[1], ARGV[i]) == 1 then
    redis.call('DECRBY', KEYS[2], ARGV[i + 1])
  end
end
return tonumber(redis.call('GET', KEYS[2]) or '0')
"""
