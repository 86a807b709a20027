"""All that a process remembers of its database."""

from common.protocol.routing import Address
from server.stores.database.answer_books import AnswerBooks
from server.stores.database.memory import Memory
from server.stores.records.answers import AnswerGate


class Memories:
    """Where attempts belong, whether they take answers, and how far their answers are durable.

    Gates and books are used where this process is the only one that writes.
    """

    def __init__(self) -> None:
        """Begin with nothing known."""
        self.places = Memory[Address]()
        self.gates = Memory[AnswerGate]()
        self.books = AnswerBooks()
