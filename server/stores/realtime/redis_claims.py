"""Claims in Redis: who holds a name, taken and given back in one step each."""

from collections.abc import Sequence

from server.stores.contracts import Claim
from server.stores.realtime.redis_line import RedisLine

# A value is `owner|through`. Owners are compared, never what they claim through.
_CLAIM = """
local held = redis.call('GET', KEYS[1])
if held and held:match('^[^|]*') ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1] .. '|' .. ARGV[2], 'PX', ARGV[3])
return 1
"""
_RELEASE = """
if redis.call('GET', KEYS[1]) == ARGV[1] .. '|' .. ARGV[2] then redis.call('DEL', KEYS[1]) end
return 1
"""


class RedisClaims:
    """Claims over a line; while Redis is away everything is free, as without Redis.

    Args:
        line: to Redis.
        prefix: of all keys.
    """

    def __init__(self, line: RedisLine, prefix: str) -> None:
        """Hold nothing."""
        self._line = line
        self._prefix = prefix

    async def claim_all(self, claims: Sequence[Claim]) -> tuple[bool, ...]:
        """Take names, or hold them longer; False for one that another owner holds."""
        replies = await self._line.ask_all(
            [
                ("EVAL", _CLAIM, 1, self._key(c), c.owner, c.through, max(1, c.ttl_ms))
                for c in claims
            ]
        )
        if len(replies) != len(claims):
            return (True,) * len(claims)
        return tuple(reply != 0 for reply in replies)

    async def release(self, claim: Claim) -> None:
        """Give a name back, unless it was claimed through somebody else since."""
        await self._line.ask("EVAL", _RELEASE, 1, self._key(claim), claim.owner, claim.through)

    def _key(self, claim: Claim) -> str:
        return f"{self._prefix}:claim:{claim.name}"
