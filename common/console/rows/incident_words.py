"""What an incident is called and what was seen, in words."""

from common.console.rows.words import Sayable, Words, words
from common.protocol.detections import BY_CODE
from common.protocol.rows import IncidentRow

SHOWN_FACTS = ("process", "title", "window_class", "rule", "seat", "address")
"""Facts that help a person to judge, in this order; the others go to the timeline."""


def incident_title(code: str) -> Words:
    """Return what a code of the catalogue is called."""
    if code not in BY_CODE:
        return words("console.incident.unknown", code=code)
    return words(f"console.incident.{code.lower()}")


def severity(incident: IncidentRow) -> int:
    """Return the level of the action ladder, 0 for what the machine caused."""
    entry = BY_CODE.get(incident.code)
    return 0 if incident.technical or entry is None else entry.level


def is_for_the_feed(incident: IncidentRow) -> bool:
    """Say whether people are told of it as it happens; level 0 is for the record only."""
    entry = BY_CODE.get(incident.code)
    return entry is None or entry.level > 0


def incident_facts(incident: IncidentRow) -> tuple[Sayable, ...]:
    """Return score and what the detector saw, the most telling first."""
    if incident.technical:
        head: tuple[Sayable, ...] = (words("console.incident.technical"),)
    else:
        head = (words("console.incident.score", score=f"{incident.score:.1f}"),)
    seen = [incident.facts[name] for name in SHOWN_FACTS if incident.facts.get(name)]
    return (*head, *dict.fromkeys(seen))
