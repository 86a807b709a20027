"""The templates are messages that the project's codec reads."""

from common.core.ids import is_id
from common.protocol.answers import AnswersRecorded, SaveAnswers
from common.protocol.codec import decode, encode
from common.protocol.detections import BY_CODE
from common.protocol.incidents import ReportDetection
from common.protocol.session import Heartbeat, Hello
from tests.bench import wire
from tests.bench.places import fill, header_fields

SEAT = {"token": "T", "attempt": "A", "item": "I", "device": "D", "epoch": "3"}


def test_hello_and_heartbeat() -> None:
    hello = decode(fill(wire.SEAT.hello, SEAT)).message
    assert hello == Hello(client="bench/1", device="D", resume_from=None)
    assert isinstance(decode(wire.STAFF_HELLO).message, Hello)
    assert isinstance(decode(fill(wire.SEAT.beat, SEAT)).message, Heartbeat)


def test_save_is_stamped_with_its_number() -> None:
    received = decode(fill(wire.SEAT.message, SEAT, number=7, ms=42))
    save = received.message
    assert isinstance(save, SaveAnswers)
    assert (save.attempt_id, save.epoch) == ("A", 3)
    assert [(entry.seq, entry.offset_ms, entry.value) for entry in save.entries] == [(7, 42, (4,))]
    assert is_id(received.envelope.id)


def test_detection_is_one_of_the_catalogue() -> None:
    report = decode(fill(wire.DETECTION, SEAT)).message
    assert isinstance(report, ReportDetection)
    assert set(report.facts) <= set(BY_CODE[report.code].facts)


def test_acknowledgement_holds_the_texts_that_are_searched() -> None:
    frame = encode(AnswersRecorded(attempt_id="A", epoch=3, ack_upto=12)).decode()
    assert wire.SEAT.ack in frame
    assert f"{wire.SEAT.ack_key}12" in frame


def test_header_carries_the_token() -> None:
    assert header_fields(wire.SEAT.headers, SEAT) == {"Authorization": "Bearer T"}
