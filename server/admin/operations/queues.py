"""Queues: work that no manager could handle, shown and given back."""

import msgspec

from common.core.errors import ErrorCode, RefusedError
from server.admin.operations.contract import ADMINISTRATOR, Context, Operation
from server.stores.records.work import DeadLetter

_MOST = 1000


class ListDead(msgspec.Struct, frozen=True, kw_only=True):
    """How many, oldest first."""

    limit: int = 100


class DeadLine(msgspec.Struct, frozen=True, kw_only=True):
    """A dead letter without its content."""

    id: str
    queue: str
    type: str
    role: str
    error: str
    failed_ms: int


class DeadLines(msgspec.Struct, frozen=True, kw_only=True):
    """All that wait."""

    letters: tuple[DeadLine, ...]


class ReplayDead(msgspec.Struct, frozen=True, kw_only=True):
    """Which letters go back to their queue; empty for all."""

    ids: tuple[str, ...] = ()


async def list_dead(context: Context, request: ListDead) -> DeadLines:
    """Return the letters that wait."""
    async with context.database.reading() as stores:
        found = await stores.dead_letters.list_waiting(min(request.limit, _MOST))
    return DeadLines(letters=tuple(_line(letter) for letter in found))


async def replay_dead(context: Context, request: ReplayDead) -> DeadLines:
    """Put letters on their queues again; under the same id, so nothing is done twice.

    Raises:
        RefusedError: UNAVAILABLE (the server does not run, or a queue is full) or NOT_FOUND.
    """
    router = context.router
    if router is None:
        raise RefusedError(ErrorCode.UNAVAILABLE, "server_not_running")
    async with context.database.reading() as stores:
        if request.ids:
            letters = tuple([await stores.dead_letters.get(id_) for id_ in request.ids])
        else:
            letters = await stores.dead_letters.list_waiting(_MOST)
    for letter in letters:
        await router.publish(letter.message, letter.origin, letter.id, letter.received_ms)
        async with context.database.writing() as uow:
            await uow.dead_letters.mark_replayed(letter.id)
            uow.audit(ADMINISTRATOR, "queue.replay", f"dead_letter:{letter.id}")
    return DeadLines(letters=tuple(_line(letter) for letter in letters))


def _line(letter: DeadLetter) -> DeadLine:
    return DeadLine(
        id=letter.id,
        queue=letter.queue,
        type=letter.message.spec.name,
        role=letter.origin.role.value,
        error=letter.error,
        failed_ms=letter.failed_ms,
    )


LIST_DEAD = Operation("queue.dead_list", ListDead, DeadLines, list_dead)
REPLAY_DEAD = Operation("queue.dead_replay", ReplayDead, DeadLines, replay_dead)
