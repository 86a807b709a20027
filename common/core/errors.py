"""Errors that cross the wire or reach a person.

SuiteError
 ├─ RefusedError      a command was understood and not allowed now; carries a Fault for the peer
 ├─ SettingsError     a settings file or an option is wrong; the text says which and what to do
 └─ StorageError      a store cannot do its work (not a database, locked by another server, disk)
"""

from enum import StrEnum

import msgspec


class ErrorCode(StrEnum):
    """What went wrong, as it crosses the wire; people read the text of `error.<code>`."""

    # who are you
    UNAUTHENTICATED = "unauthenticated"
    WRONG_CREDENTIALS = "wrong_credentials"
    SIGN_IN_HELD = "sign_in_held"
    SESSION_REVOKED = "session_revoked"
    SEAT_TAKEN = "seat_taken"
    DEVICE_REFUSED = "device_refused"
    DEVICE_IN_USE = "device_in_use"
    # may you
    FORBIDDEN = "forbidden"
    FOREIGN_ROOM = "foreign_room"
    SECOND_PERSON_NEEDED = "second_person_needed"
    # is it well formed
    MALFORMED = "malformed"
    UNKNOWN_MESSAGE = "unknown_message"
    INVALID_FIELD = "invalid_field"
    MESSAGE_TOO_LARGE = "message_too_large"
    UNSUPPORTED_VERSION = "unsupported_version"
    RATE_LIMITED = "rate_limited"
    # is it possible now
    NOT_FOUND = "not_found"
    STALE_VERSION = "stale_version"
    STALE_EPOCH = "stale_epoch"
    ILLEGAL_TRANSITION = "illegal_transition"
    GUARD_FAILED = "guard_failed"
    ALREADY_SEALED = "already_sealed"
    DEADLINE_PASSED = "deadline_passed"
    RECONCILIATION_DIFFERENCE = "reconciliation_difference"
    REASON_REQUIRED = "reason_required"
    # can we
    UNAVAILABLE = "unavailable"
    INTERNAL = "internal"


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """A refusal as the peer gets it: code, translation key and the values for its text."""

    code: ErrorCode
    key: str
    values: dict[str, str] = {}


class SuiteError(Exception):
    """Base of the errors that people or peers see."""


class RefusedError(SuiteError):
    """A command is not allowed; nothing was changed.

    Args:
        code: what crosses the wire.
        reason: finer translation key under `error.`; the code itself where it is empty.
        values: what the text needs (room, stage, seconds …); no personal data.
    """

    def __init__(self, code: ErrorCode, reason: str = "", **values: object) -> None:
        """Keep code, reason and the values as text."""
        super().__init__(f"{code}{':' + reason if reason else ''} {values or ''}".strip())
        self.code = code
        self.reason = reason
        self.values = {name: str(value) for name, value in values.items()}

    def fault(self) -> Fault:
        """Return the refusal as it goes to the peer."""
        return Fault(code=self.code, key=f"error.{self.reason or self.code}", values=self.values)


class SettingsError(SuiteError):
    """A setting is unknown or has a wrong value."""


class StorageError(SuiteError):
    """A store cannot be opened or written."""
