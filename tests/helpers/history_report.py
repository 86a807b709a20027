"""What the history checker found."""

import msgspec

_WRONG = (
    "lost",
    "forgotten",
    "doubled",
    "misplaced",
    "ambiguous",
    "unfolded",
    "stale",
    "unsealed",
    "missealed",
    "unchained",
    "unaudited",
    "mistimed",
    "illegal",
)


class Report(msgspec.Struct, kw_only=True):
    """What the comparison found; `clean` when nothing is wrong.

    Args:
        acknowledged: changes the seats were told are durable.
        found: those of them that are in the database with the same content.
        untold: entries of attempts that no history is about; wrong only where all seats wrote one.
        acts: acts of staff that were held against the audit chain.
        events: numbered events that were read.
        lost: acknowledged changes that are not there, or not with their content.
        forgotten: seats that were told of fewer durable changes than before.
        doubled: places that hold more than one change.
        misplaced: changes that their candidate did not send there.
        ambiguous: values that were given twice although no two were to be alike.
        unfolded: latest answers that are not the newest change of their item.
        stale: changes that were applied although a newer lease had written already.
        unsealed: receipts that a seat has and the database has not.
        missealed: seals that do not cover the answers as they are.
        unchained: what is wrong with the audit chain.
        unaudited: changes and acts without their audit entry, and entries without an act.
        mistimed: attempts whose time is not what the time acts and breaks make of it.
        illegal: ways from stage to stage, or step to step, that no table has.
    """

    acknowledged: int = 0
    found: int = 0
    entries: int = 0
    untold: int = 0
    receipts: int = 0
    seals: int = 0
    acts: int = 0
    events: int = 0
    lost: list[str] = []
    forgotten: list[str] = []
    doubled: list[str] = []
    misplaced: list[str] = []
    ambiguous: list[str] = []
    unfolded: list[str] = []
    stale: list[str] = []
    unsealed: list[str] = []
    missealed: list[str] = []
    unchained: list[str] = []
    unaudited: list[str] = []
    mistimed: list[str] = []
    illegal: list[str] = []

    def wrongs(self) -> dict[str, list[str]]:
        """Return everything that is wrong, by what it is."""
        return {name: found for name in _WRONG if (found := getattr(self, name))}

    @property
    def clean(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.wrongs()
