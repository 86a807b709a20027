"""Extra time for one, a selection, a room or all; what the server proposes; its own clock."""

from typing import Annotated, ClassVar

from msgspec import Meta

from common.protocol.base import STAFF, Audience, Delivery, Message, Spec, to_client, to_server
from common.protocol.limits import Difference, Id, Name, Number, Text
from common.protocol.time_rows import ProposalRow, TimeActRow, TimeNoteRow
from common.protocol.vocabulary import QueueName, Role, TimePart

_STATE = QueueName.STATE
_MOST_CHOSEN = 1000
_MOST_ROOMS = 500


class AddTime(Message, frozen=True, kw_only=True):
    """Give or take time: for the named candidates, for whole rooms, or for everybody (32).

    Each candidate gets it or does not; the act's row says who did not and why.

    Args:
        attempt_ids: the chosen ones.
        room_ids: all of these rooms.
        everybody: all of the period; the chief only.
        version: newest `changed_ms` of the acts in these rooms that the preview knew, 0 for none.
    """

    spec: ClassVar[Spec] = to_server("time.add", Role.PROCTOR, Role.CHIEF, queue=_STATE)
    period_id: Id
    attempt_ids: Annotated[tuple[Id, ...], Meta(max_length=_MOST_CHOSEN)] = ()
    room_ids: Annotated[tuple[Id, ...], Meta(max_length=_MOST_ROOMS)] = ()
    everybody: bool = False
    part: TimePart
    delta_ms: Difference
    reason: Text
    version: Number


class UndoTime(Message, frozen=True, kw_only=True):
    """Take an act back from all who have not begun to use it.

    Args:
        act_id: the act, in all its rooms.
        version: its newest `changed_ms` as the person saw it.
    """

    spec: ClassVar[Spec] = to_server("time.undo", Role.PROCTOR, Role.CHIEF, queue=_STATE)
    act_id: Id
    reason: Text
    version: Number


class DecideProposal(Message, frozen=True, kw_only=True):
    """Do what is proposed, or say why not.

    A REOPEN is decided by a chief who is not the one who proposed it.

    Args:
        reason: needed to reject.
    """

    spec: ClassVar[Spec] = to_server("time.decide_proposal", Role.PROCTOR, Role.CHIEF, queue=_STATE)
    proposal_id: Id
    approved: bool
    version: Number
    reason: Text = ""


class ReportOutage(Message, frozen=True, kw_only=True):
    """The server did not serve for a while (from its start)."""

    spec: ClassVar[Spec] = to_server("time.report_outage", Role.SYSTEM, queue=_STATE)
    since_ms: Number
    until_ms: Number


class ReportPowerCut(Message, frozen=True, kw_only=True):
    """Many seats of a room were lost at once (from the watch over the seats)."""

    spec: ClassVar[Spec] = to_server("time.report_power_cut", Role.SYSTEM, queue=_STATE)
    room_id: Id
    attempt_ids: Annotated[tuple[Id, ...], Meta(max_length=_MOST_CHOSEN)]
    since_ms: Number


class ReportClockStep(Message, frozen=True, kw_only=True):
    """The machine's clock was set; nobody's end moved with it (from the watch over the clock).

    Args:
        server: name of the process.
        step_ms: by how much it now differs from the server's time.
        cause: when it was noticed: `running`, `restart` or `reboot`.
    """

    spec: ClassVar[Spec] = to_server("time.report_clock_step", Role.SYSTEM, queue=_STATE)
    server: Name
    step_ms: int
    cause: Name


class TimeActChanged(Message, frozen=True, kw_only=True):
    """An act of extra time as it is now."""

    spec: ClassVar[Spec] = to_client("time.act_changed", Audience.STAFF, Delivery.DURABLE, STAFF)
    act: TimeActRow


class TimeNoted(Message, frozen=True, kw_only=True):
    """The candidate's time was changed, and why."""

    spec: ClassVar[Spec] = to_client(
        "time.noted", Audience.CANDIDATE, Delivery.DURABLE, [Role.CANDIDATE]
    )
    note: TimeNoteRow


class ProposalChanged(Message, frozen=True, kw_only=True):
    """A proposal as it is now."""

    spec: ClassVar[Spec] = to_client(
        "time.proposal_changed", Audience.STAFF, Delivery.DURABLE, STAFF
    )
    proposal: ProposalRow
