"""All safety lines that are flipped, by where they stand."""

from tests.chaos.mutations.answer_flips import ANSWER_FLIPS
from tests.chaos.mutations.door_flips import DOOR_FLIPS
from tests.chaos.mutations.flip import Flip
from tests.chaos.mutations.storage_flips import STORAGE_FLIPS

FLIPS: tuple[Flip, ...] = (*ANSWER_FLIPS, *STORAGE_FLIPS, *DOOR_FLIPS)
