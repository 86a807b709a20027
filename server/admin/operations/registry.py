"""The explicit list of all operations; the admin API serves exactly these."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec

from common.core.errors import ErrorCode, RefusedError
from server.admin.operations.answer_history import SHOW_HISTORY
from server.admin.operations.answers import RECONCILE, VERIFY
from server.admin.operations.clock import ADOPT_CLOCK, SHOW_CLOCK
from server.admin.operations.contract import Context, Operation
from server.admin.operations.device_codes import MAKE_CODES
from server.admin.operations.devices import LIST_DEVICES, REBIND_DEVICE, REVOKE_DEVICE
from server.admin.operations.exams import SEAL_EXAM
from server.admin.operations.kept_answers import IMPORT_JOURNAL, LIST_KEPT
from server.admin.operations.power import REPORT_MAINS
from server.admin.operations.queues import DROP_DEAD, LIST_DEAD, REPLAY_DEAD, SHOW_DEAD
from server.admin.operations.sittings import CREATE_SITTING, SHOW_SITTING
from server.admin.operations.users import ADD_USER, LIST_USERS, SET_PASSWORD

OPERATIONS: tuple[Operation[Any, Any], ...] = (
    ADD_USER,
    LIST_USERS,
    SET_PASSWORD,
    MAKE_CODES,
    LIST_DEVICES,
    REVOKE_DEVICE,
    REBIND_DEVICE,
    CREATE_SITTING,
    SHOW_SITTING,
    SEAL_EXAM,
    RECONCILE,
    VERIFY,
    SHOW_HISTORY,
    LIST_KEPT,
    IMPORT_JOURNAL,
    SHOW_CLOCK,
    ADOPT_CLOCK,
    LIST_DEAD,
    SHOW_DEAD,
    REPLAY_DEAD,
    DROP_DEAD,
    REPORT_MAINS,
)

Served = Callable[[bytes], Awaitable[bytes]]


def served(context: Context) -> Mapping[str, Served]:
    """Return the operations as functions from JSON to JSON, by name."""
    return {operation.name: _bound(operation, context) for operation in OPERATIONS}


def _bound(operation: Operation[Any, Any], context: Context) -> Served:
    async def run(body: bytes) -> bytes:
        try:
            request = msgspec.json.decode(body, type=operation.request)
        except msgspec.DecodeError as error:
            raise RefusedError(ErrorCode.INVALID_FIELD, detail=str(error)) from error
        return msgspec.json.encode(await operation.run(context, request))

    return run
