"""Queues: work that no manager could handle, shown, given back, or put away for good."""

import msgspec

from common.core.errors import ErrorCode, RefusedError
from common.protocol.base import Message
from server.admin.operations.contract import ADMINISTRATOR, Context, Operation
from server.queues.router import Router
from server.stores.records.work import DeadLetter

_MOST = 1000


class ListDead(msgspec.Struct, frozen=True, kw_only=True):
    """How many, oldest first."""

    limit: int = 100


class DeadLine(msgspec.Struct, frozen=True, kw_only=True):
    """A dead letter without its content.

    Args:
        deaths: how often it died; more than once means that a replay did not cure it.
    """

    id: str
    queue: str
    type: str
    role: str
    error: str
    failed_ms: int
    deaths: int = 1


class DeadLines(msgspec.Struct, frozen=True, kw_only=True):
    """All that wait."""

    letters: tuple[DeadLine, ...]


class ShowDead(msgspec.Struct, frozen=True, kw_only=True):
    """Which letter."""

    id: str


class DeadParticulars(msgspec.Struct, frozen=True, kw_only=True):
    """All that may be told of a letter: whom and what it concerns, not what was said or answered.

    Args:
        ids: the ids in its message, by field.
        fields: the other fields that it fills, without their content.
    """

    letter: DeadLine
    actor: str
    sitting: str
    received_ms: int
    replayed_ms: int | None
    dropped_ms: int | None
    ids: dict[str, str]
    fields: tuple[str, ...]


class ReplayDead(msgspec.Struct, frozen=True, kw_only=True):
    """Which letters go back to their queue; empty for all."""

    ids: tuple[str, ...] = ()


class DropDead(msgspec.Struct, frozen=True, kw_only=True):
    """Which letters nobody needs any more, and why."""

    ids: tuple[str, ...]
    reason: str


async def list_dead(context: Context, request: ListDead) -> DeadLines:
    """Return the letters that wait."""
    async with context.database.reading() as stores:
        found = await stores.dead_letters.list_waiting(min(request.limit, _MOST))
    return DeadLines(letters=tuple(_line(letter) for letter in found))


async def show_dead(context: Context, request: ShowDead) -> DeadParticulars:
    """Return one letter, also one that was replayed or dropped.

    Raises:
        RefusedError: NOT_FOUND.
    """
    async with context.database.reading() as stores:
        letter = await stores.dead_letters.get(request.id)
    ids, fields = _content(letter.message)
    return DeadParticulars(
        letter=_line(letter),
        actor=letter.origin.actor_id,
        sitting=letter.origin.sitting_id,
        received_ms=letter.received_ms,
        replayed_ms=letter.replayed_ms,
        dropped_ms=letter.dropped_ms,
        ids=ids,
        fields=fields,
    )


async def replay_dead(context: Context, request: ReplayDead) -> DeadLines:
    """Put letters on their queues again; under the same id, so nothing is done twice.

    Raises:
        RefusedError: UNAVAILABLE (the server does not run, or a queue is full) or NOT_FOUND.
    """
    router = context.router
    if router is None:
        raise RefusedError(ErrorCode.UNAVAILABLE, "server_not_running")
    letters = await _chosen(context, request.ids)
    for letter in letters:
        await _replay(context, router, letter)
    return DeadLines(letters=tuple(_line(letter) for letter in letters))


async def drop_dead(context: Context, request: DropDead) -> DeadLines:
    """Put letters away for good, all of them or none; the audit chain says who did and why.

    Raises:
        RefusedError: REASON_REQUIRED, or NOT_FOUND for one that does not wait.
    """
    if not request.reason.strip() or not request.ids:
        raise RefusedError(ErrorCode.REASON_REQUIRED)
    letters = await _chosen(context, request.ids)
    async with context.publisher.writing() as uow:
        for letter in letters:
            await uow.dead_letters.drop(letter.id)
            line, target = _line(letter), f"dead_letter:{letter.id}"
            uow.audit(ADMINISTRATOR, "queue.drop", target, line, None, request.reason)
    return DeadLines(letters=tuple(_line(letter) for letter in letters))


async def _chosen(context: Context, ids: tuple[str, ...]) -> tuple[DeadLetter, ...]:
    async with context.database.reading() as stores:
        if not ids:
            return await stores.dead_letters.list_waiting(_MOST)
        return tuple([await stores.dead_letters.get(id_) for id_ in ids])


async def _replay(context: Context, router: Router, letter: DeadLetter) -> None:
    await router.publish(letter.message, letter.origin, letter.id, letter.received_ms)
    async with context.publisher.writing() as uow:
        # Where it has died again already it waits again, and is not marked.
        await uow.dead_letters.mark_replayed(letter.id, letter.deaths)
        uow.audit(ADMINISTRATOR, "queue.replay", f"dead_letter:{letter.id}")


def _line(letter: DeadLetter) -> DeadLine:
    return DeadLine(
        id=letter.id,
        queue=letter.queue,
        type=letter.message.spec.name,
        role=letter.origin.role.value,
        error=letter.error,
        failed_ms=letter.failed_ms,
        deaths=letter.deaths,
    )


def _content(message: Message) -> tuple[dict[str, str], tuple[str, ...]]:
    filled = {
        name: value
        for name in message.__struct_fields__
        if (value := getattr(message, name)) not in (None, "")
    }
    ids = {name: value for name, value in filled.items() if name.endswith("_id")}
    return ids, tuple(name for name in filled if name not in ids)


LIST_DEAD = Operation("queue.dead_list", ListDead, DeadLines, list_dead)
SHOW_DEAD = Operation("queue.dead_show", ShowDead, DeadParticulars, show_dead)
REPLAY_DEAD = Operation("queue.dead_replay", ReplayDead, DeadLines, replay_dead)
DROP_DEAD = Operation("queue.dead_drop", DropDead, DeadLines, drop_dead)
