"""The records of a seat's journal: written by the seat, read by it and by the centre's importer.

They never travel as messages. Their order is the order in which things happened; folded together
(`common.rules.journal_fold`) they are the seat as it was. Fields are only ever added, with a
default.
"""

import msgspec

from common.core.errors import ErrorCode, RefusedError
from common.protocol.answers import AnswerDraft
from common.protocol.base import Value
from common.protocol.rest import CandidateSession
from common.protocol.snapshots import CandidateSnapshot
from common.protocol.vocabulary import HoldKind


class Record(Value, frozen=True, kw_only=True, tag_field="is"):
    """Anything in a journal."""


class Numbered(Record, frozen=True, kw_only=True, tag="numbered"):
    """From here on changes are numbered in this epoch, behind `base`.

    Args:
        carried: numbers of the epoch until now whose changes follow once more, under new ones.
    """

    epoch: int
    base: int
    carried: tuple[int, ...] = ()


class Given(Record, frozen=True, kw_only=True, tag="given", omit_defaults=True):
    """One change of one answer; `AnswerDraft` tells of the fields they share.

    Args:
        at_ms: the server's time when it was given, as the seat knew it; None if it did not.
    """

    epoch: int
    seq: int
    item_id: str
    value: tuple[int, ...]
    offset_ms: int
    at_ms: int | None = None
    provisional: bool = False
    anchor_ms: int = 0
    anchor: str = ""


def draft_of(change: Given) -> AnswerDraft:
    """Return a kept change as it is sent."""
    return AnswerDraft(
        seq=change.seq,
        item_id=change.item_id,
        value=change.value,
        offset_ms=change.offset_ms,
        provisional=change.provisional,
        anchor_ms=change.anchor_ms,
        anchor=change.anchor,
    )


class Acknowledged(Record, frozen=True, kw_only=True, tag="acknowledged"):
    """The server said that all changes of this epoch up to here are durable."""

    epoch: int
    upto: int


class Known(Record, frozen=True, kw_only=True, tag="known"):
    """All that the server told this seat, the paper's key and the holds in force among it.

    Args:
        session: with the token, so that the seat comes back without a sign-in.
        given: the answers as they stood on the screen.
    """

    session: CandidateSession
    snapshot: CandidateSnapshot
    given: dict[str, tuple[int, ...]]


class Placed(Record, frozen=True, kw_only=True, tag="placed"):
    """What the candidate looks at, and how.

    Args:
        position: number of the question.
        display: size, layout, colours and language, as the program writes them.
    """

    position: int
    display: dict[str, str]


class Timed(Record, frozen=True, kw_only=True, tag="timed"):
    """What time it was by the server's clock, tied to the clock of this start of the PC.

    Args:
        server_ms: the server's time.
        age_ms: since the server last told it.
        boot_id: which start of the PC.
        boot_ms: milliseconds since then.
        provisional: the PC was restarted since the server last told its time.
        anchor_ms: what the server told last.
        anchor: its proof that it told so.
    """

    server_ms: int
    age_ms: int
    boot_id: str
    boot_ms: int
    provisional: bool = False
    anchor_ms: int = 0
    anchor: str = ""


class Left(Record, frozen=True, kw_only=True, tag="left"):
    """The program ended in order; without it, it was killed or the power failed."""


class Settled(Record, frozen=True, kw_only=True, tag="settled"):
    """The receipt was checked and all is with the server: the journal has done its work."""


class Done(Record, frozen=True, kw_only=True, tag="done"):
    """A command of the staff was shown here; it is not overtaken by what came later."""

    command_id: str


class CodeTyped(Record, frozen=True, kw_only=True, tag="code_typed"):
    """A wrong code was typed for a hold.

    Args:
        wrong: how many there were in all for this hold.
    """

    kind: HoldKind
    since_ms: int
    wrong: int


class Released(Record, frozen=True, kw_only=True, tag="released"):
    """A code was accepted here without the server: `ReportRelease` tells of the fields."""

    kind: HoldKind
    since_ms: int
    counter: int
    code: str
    released_ms: int


class ReleaseSettled(Record, frozen=True, kw_only=True, tag="release_settled"):
    """The server has decided about a release on the spot; its row counts again."""

    kind: HoldKind
    since_ms: int
    counter: int


JournalRecord = (
    Numbered
    | Given
    | Acknowledged
    | Known
    | Placed
    | Timed
    | Left
    | Settled
    | Done
    | CodeTyped
    | Released
    | ReleaseSettled
)

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[JournalRecord] = msgspec.json.Decoder(JournalRecord)


def encode_record(record: JournalRecord) -> bytes:
    """Return a record's bytes."""
    return _encoder.encode(record)


def decode_record(data: bytes) -> JournalRecord:
    """Return the record.

    Raises:
        RefusedError: MALFORMED; of a newer program, or none.
    """
    try:
        return _decoder.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise RefusedError(ErrorCode.MALFORMED) from None
