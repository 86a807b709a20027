"""One line per message, so that a dialogue can be read and compared."""

from common.protocol.answers import AnswersRecorded, AttemptSealed, SaveAnswers, SubmitAnswers
from common.protocol.base import Message
from common.protocol.candidates import CandidateChanged
from common.protocol.session import CommandAccepted, CommandRejected, Hello, Welcome


def line_of(message: Message) -> str:
    """Return what a transcript says of a message."""
    match message:
        case Hello(resume_from=number):
            return "hello" if number is None else f"hello resume {number}"
        case SaveAnswers():
            return f"save {message.epoch} {_span(message)}"
        case SubmitAnswers():
            return f"submit {message.epoch} {message.last_seq}"
        case _:
            return _said(message)


def _said(message: Message) -> str:
    match message:
        case Welcome():
            return f"welcome {'resumed' if message.resumed else 'snapshot'} {message.event_number}"
        case AnswersRecorded():
            return f"recorded {message.epoch} {message.ack_upto}"
        case CandidateChanged(candidate=row):
            return f"row {row.version} {row.device_id} {row.epoch} {row.progress}"
        case CommandRejected():
            return f"rejected {message.fault.code}"
        case AttemptSealed():
            return f"sealed {message.seal.kind}"
        case _:
            return _SHORT.get(type(message), message.spec.name)


_SHORT: dict[type[Message], str] = {CommandAccepted: "accepted"}


def _span(message: SaveAnswers) -> str:
    numbers = [draft.seq for draft in message.entries]
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}"
