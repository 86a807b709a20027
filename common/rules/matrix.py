"""The permission matrix of states.md 4.4 as data; what is not named is NO."""

from collections.abc import Mapping

from common.protocol.vocabulary import Role
from common.rules.acts import Act, Grant


def _row(  # noqa: PLR0913  one name for each column
    *,
    candidate: Grant = Grant.NO,
    proctor: Grant = Grant.NO,
    chief: Grant = Grant.NO,
    admin: Grant = Grant.NO,
    system: Grant = Grant.NO,
    external: Grant = Grant.NO,
    auditor: Grant = Grant.NO,
) -> Mapping[Role, Grant]:
    return {
        Role.CANDIDATE: candidate,
        Role.PROCTOR: proctor,
        Role.CHIEF: chief,
        Role.ADMIN: admin,
        Role.SYSTEM: system,
        Role.EXTERNAL: external,
        Role.AUDITOR: auditor,
    }


_STAFF = _row(proctor=Grant.YES, chief=Grant.YES)
_PROCTOR = _row(proctor=Grant.YES)
_TWO = _row(proctor=Grant.PROPOSES, chief=Grant.TWO_PERSON)
_ADMIN = _row(chief=Grant.APPROVES, admin=Grant.YES)
_EXCHANGE = _row(chief=Grant.APPROVES, admin=Grant.YES, external=Grant.EXCHANGES)

MATRIX: Mapping[Act, Mapping[Role, Grant]] = {
    Act.SEE_LIVE: _row(
        candidate=Grant.OWN, proctor=Grant.YES, chief=Grant.YES, admin=Grant.LIMITED
    ),
    Act.CHECK_IDENTITY: _STAFF,
    Act.SET_ATTENDANCE: _STAFF,
    Act.WRITE_NOTE: _STAFF,
    Act.SEND_MESSAGE: _STAFF,
    Act.WARN: _STAFF,
    Act.LOCK: _row(proctor=Grant.YES, chief=Grant.YES, system=Grant.YES),
    Act.PLACE_HOLD: _row(proctor=Grant.YES, chief=Grant.YES, system=Grant.LIMITED),
    Act.RELEASE_HOLD: _row(proctor=Grant.YES, chief=Grant.YES, system=Grant.FOLLOW_UP),
    Act.PAUSE: _STAFF,
    Act.LEAVE: _STAFF,
    Act.MOVE_SEAT: _STAFF,
    Act.CHANGE_TIME: _row(proctor=Grant.LIMITED, chief=Grant.YES, system=Grant.PROPOSES),
    Act.SUSPEND_ROOM: _row(proctor=Grant.YES, chief=Grant.YES, system=Grant.PROPOSES),
    Act.SUSPEND_SITTING: _row(chief=Grant.YES, system=Grant.PROPOSES),
    Act.START: _row(proctor=Grant.DELEGATED, chief=Grant.YES, system=Grant.YES),
    Act.FORCE_SUBMIT: _TWO,
    Act.REOPEN: _TWO,
    Act.DISQUALIFY: _TWO,
    Act.VOID: _TWO,
    Act.RELEASE_EXIT_CODE: _row(proctor=Grant.PROPOSES, chief=Grant.YES, admin=Grant.EMERGENCY),
    Act.IMPORT: _EXCHANGE,
    Act.SEAL_PACKAGE: _ADMIN,
    Act.EXPORT: _EXCHANGE,
    Act.PURGE: _ADMIN,
    Act.MANAGE_USERS: _ADMIN,
    Act.MANAGE_DEVICES: _ADMIN,
    Act.READ_ANSWERS: _row(
        candidate=Grant.OWN,
        chief=Grant.LIMITED,
        admin=Grant.LIMITED,
        external=Grant.EXCHANGES,
    ),
    Act.CONNECT: _row(candidate=Grant.OWN, proctor=Grant.YES, chief=Grant.YES),
    Act.REPORT_LOG: _row(candidate=Grant.OWN, proctor=Grant.YES, chief=Grant.YES, system=Grant.YES),
    Act.CHANGE_PERIOD_STAGE: _row(
        chief=Grant.YES, admin=Grant.LIMITED, system=Grant.LIMITED, external=Grant.LIMITED
    ),
    Act.CHANGE_ROOM_STAGE: _row(proctor=Grant.YES, chief=Grant.LIMITED, system=Grant.LIMITED),
    Act.ADVANCE_PROGRESS: _row(candidate=Grant.OWN, proctor=Grant.LIMITED),
    Act.FORCE_START: _PROCTOR,
    Act.CONFIRM_WITHDRAWAL: _PROCTOR,
    Act.CHECK_OUT: _PROCTOR,
    Act.JUDGE_INCIDENT: _STAFF,
    Act.CHANGE_DUTY: _row(proctor=Grant.OWN, chief=Grant.YES, system=Grant.FOLLOW_UP),
    Act.READ_AUDIT: _row(admin=Grant.YES, auditor=Grant.YES),
}

ROOMLESS = frozenset({Act.CONNECT, Act.REPORT_LOG})
"""Acts of a proctor that concern no room."""
