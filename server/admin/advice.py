"""Refusals in words for whoever sits at the server's console, each with what to do next."""

from common.core.errors import RefusedError, SuiteError

_TEXTS = {
    "login_taken": "there is a user with the login {login}; choose another, or `user passwd`",
    "no_such_login": "there is no user with the login {login}; see `user list`",
    "role_not_staff": "{role} is no role of staff; use proctor, chief, admin or auditor",
    "password_too_short": "a password needs {least} characters or more",
    "no_sitting": "there is no sitting yet; make one with `sitting create --plan FILE`",
    "no_such_period": "the sitting has no period {period}; see `sitting show`",
    "period_opened": "period {period} has been opened; its paper cannot be changed any more",
    "package_not_verified": "the period has no candidates; see `sitting show`",
    "no_paper": "the period has no items, or items of several exams; see its plan",
    "no_such_room": "there is no room {room} with seats; see `sitting show`",
    "no_such_seat": "room {room} has no seat {seat}; see `device list`",
    "no_such_device": "there is no such PC, or it was revoked; see `device list`",
    "seat_has_device": "seat {seat} of {room} has a PC; revoke or move that one first",
    "too_many_codes": "more than {most} codes cannot be out at once; go room by room",
    "no_journal": "this is no journal that a PC wrote for this centre: {detail}",
    "guard.short_allowance": "{count} have less time than they are owed: {seats}; correct the plan",
    "guard.short_latest_end": "latest_end_ms is too early for {count}: {seats}; make it later",
    "guard.short_next_period": "the next period is too early for {count}: {seats}; make it later",
    "guard.short_sign_in": "sign-ins expire too early for {count}: {seats}; raise token_hours",
    "exam_is_timed": "period {period} is running; the time stays as it is until it is closed",
    "server_not_running": "this needs the running server; start it and try again",
    "no_such_operation": "the running server is of another version; use its own gamdok-admin",
    "queue_full": "the {queue} queue is full; wait a moment and try again",
    "unavailable": "the server cannot do it now; see its log and try again",
    "internal": "the server failed; see its log",
}


def advice_of(error: SuiteError) -> str:
    """Return the text of an error; errors of other kinds say it themselves."""
    if not isinstance(error, RefusedError):
        return str(error)
    text = _TEXTS.get(error.reason) or _TEXTS.get(error.code.value)
    if text is not None:
        return text.format_map(_Values(error.values))
    return str(error)


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return f"({key})"
