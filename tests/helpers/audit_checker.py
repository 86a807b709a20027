"""Is the audit chain whole, does it tell every act, and nothing that nobody did? I6, and I8's acts.

The chain is verified as an outsider would: entries, checkpoints and the public key.
"""

import base64
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from common.crypto.audit_chain import ChainedEntry, Checkpoint, SignedCheckpoint
from common.crypto.audit_verify import verify_chain
from common.crypto.keyring import Keyring
from common.protocol.rows import TimeAllowance
from common.protocol.time_rows import TimeActRow
from common.protocol.vocabulary import TimePart
from server.stores.database.sealing import open_text
from tests.helpers.act_book import ActLine
from tests.helpers.event_checker import Seen, Told, breaks_ms
from tests.helpers.history_report import Report


class Audit(NamedTuple):
    """An entry as it is stored."""

    id: str
    at_ms: int
    role: str
    actor: str
    act: str
    target: str
    server_id: str | None
    number: int | None
    previous: str
    digest: str
    before: str
    after: str
    reason: str


class _Versioned(msgspec.Struct):
    version: int


def check_audits(
    database: sqlite3.Connection, keyring: Keyring, told: Told, report: Report
) -> list[Audit]:
    """Read the chain; hold it against what the events tell."""
    audits = _read(database, keyring)
    unchained = [audit.id for audit in audits if audit.number is None]
    report.unchained += [f"{audit_id} is in no chain" for audit_id in unchained]
    _check_chains(database, keyring, audits, report)
    _check_coverage(told, audits, report)
    _check_time(told, audits, report)
    return audits


def check_acts(acts: Iterable[ActLine], audits: Sequence[Audit], report: Report) -> None:
    """Every act that was accepted is there, none twice, none that was refused."""
    told: Counter[tuple[str, str, str]] = Counter(
        (audit.act, target, audit.reason) for audit in audits for target in (audit.target, "")
    )
    done: Counter[tuple[str, str, str]] = Counter()
    perhaps: Counter[tuple[str, str, str]] = Counter()
    for act in acts:
        key = (act.act, act.target, act.reason)
        if not (act.target or act.reason):
            continue
        report.acts += 1
        done[key] += act.done is True
        perhaps[key] += act.done is None
    for key, count in done.items():
        found = told[key]
        if not count <= found <= count + perhaps[key]:
            report.unaudited.append(f"{' '.join(key)}: {found} entries for {count} acts")


def _read(database: sqlite3.Connection, keyring: Keyring) -> list[Audit]:
    rows = database.execute(
        "SELECT id, at_ms, actor_role, actor_id, act, target, server_id, number,"
        " coalesce(previous, ''), coalesce(digest, ''), detail FROM audit_entries ORDER BY ordinal"
    )
    return [Audit._make((*row[:-1], *_detail(keyring, row[0], row[-1]))) for row in rows]


def _detail(keyring: Keyring, audit_id: str, blob: bytes) -> tuple[str, str, str]:
    text = open_text(keyring, blob, "audit", audit_id)
    return msgspec.json.decode(text, type=tuple[str, str, str])


def _check_chains(
    database: sqlite3.Connection, keyring: Keyring, audits: Sequence[Audit], report: Report
) -> None:
    chains: defaultdict[str, list[Audit]] = defaultdict(list)
    for audit in audits:
        if audit.server_id is not None:
            chains[audit.server_id].append(audit)
    checkpoints = _checkpoints(database)
    for name, chain in chains.items():
        entries = [_chained(a) for a in sorted(chain, key=lambda a: a.number or 0)]
        found = verify_chain(name, entries, checkpoints[name], keyring.public_key)
        report.unchained += [f"{name} {fault.seq}: {fault.finding}" for fault in found.faults]


def _chained(audit: Audit) -> ChainedEntry:
    body = {
        "id": audit.id,
        "at_ms": audit.at_ms,
        "role": audit.role,
        "actor": audit.actor,
        "act": audit.act,
        "target": audit.target,
        "before": audit.before,
        "after": audit.after,
        "reason": audit.reason,
    }
    previous, digest = bytes.fromhex(audit.previous), bytes.fromhex(audit.digest)
    return ChainedEntry(audit.number or 0, previous, digest, body)


def _checkpoints(database: sqlite3.Connection) -> defaultdict[str, list[SignedCheckpoint]]:
    found: defaultdict[str, list[SignedCheckpoint]] = defaultdict(list)
    rows = database.execute(
        "SELECT server_id, number, digest, at_ms, facts, signature FROM checkpoints ORDER BY number"
    )
    for server_id, number, digest, at_ms, facts, signature in rows:
        known = msgspec.json.decode(facts, type=dict[str, str])
        checkpoint = Checkpoint(server_id, number, digest, at_ms, known)
        found[server_id].append(SignedCheckpoint(checkpoint, base64.b64decode(signature)))
    return found


def _check_coverage(told: Told, audits: Sequence[Audit], report: Report) -> None:
    """Each change that only people make has an entry that ends in the same version."""
    vouched = {
        (audit.target, msgspec.json.decode(audit.after, type=_Versioned).version)
        for audit in audits
        if audit.target.partition(":")[0] in {"attempt", "period", "room"}
        and '"version":' in audit.after
    }
    changed: list[tuple[str, int]] = []
    for periods in told.periods.values():
        changed += [(f"period:{row.period_id}", row.version) for row in periods]
    for rooms in told.rooms.values():
        changed += [(f"room:{row.room_period_id}", row.version) for row in rooms]
    for seen in told.candidates.values():
        changed += [
            (f"attempt:{after.row.attempt_id}", after.row.version)
            for before, after in pairwise(seen)
            if _by_people(before, after)
        ]
    report.unaudited += [f"{who} version {n}" for who, n in changed if (who, n) not in vouched]


def _by_people(before: Seen, after: Seen) -> bool:
    return before.row.identity is not after.row.identity


def _check_time(told: Told, audits: Sequence[Audit], report: Report) -> None:
    """What was given is the sum of the acts, and of what compensating breaks lasted."""
    acts = _given_by_acts(audits)
    for attempt_id, seen in told.candidates.items():
        first, last = seen[0].row.allowance, seen[-1].row.allowance
        for part in (TimePart.PLANNED, TimePart.INCIDENT):
            expected = _part(first, part) + acts[attempt_id, part]
            if _part(last, part) != expected:
                found = f"{part} {_part(last, part)} ms, the acts say {expected}"
                report.mistimed.append(f"{attempt_id}: {found}")
        _check_breaks(attempt_id, seen, acts[attempt_id, TimePart.COMPENSATED], report)


def _check_breaks(attempt_id: str, seen: Sequence[Seen], by_acts_ms: int, report: Report) -> None:
    lasted = breaks_ms(seen)
    if lasted is None:
        return
    found = seen[-1].row.allowance.compensated_ms - by_acts_ms
    if abs(found - lasted[0]) > lasted[1]:
        report.mistimed.append(f"{attempt_id}: {found} ms given back for {lasted[0]} ms of breaks")


def _given_by_acts(audits: Sequence[Audit]) -> Counter[tuple[str, TimePart]]:
    """Return what people gave and took by attempt and part, as the audit tells it."""
    given: Counter[tuple[str, TimePart]] = Counter()
    for audit in audits:
        if audit.target.startswith("time_act:"):
            given.update(_of_rows(audit.after))
            given.subtract(_of_rows(audit.before))
    return given


def _of_rows(state: str) -> Counter[tuple[str, TimePart]]:
    """Return what the acts of a state give and have not taken back."""
    sums: Counter[tuple[str, TimePart]] = Counter()
    for row in msgspec.json.decode(state, type=tuple[TimeActRow, ...] | None) or ():
        for one in row.given:
            if not one.undone:
                sums[one.attempt_id, row.part] += one.delta_ms
    return sums


def _part(allowance: TimeAllowance, part: TimePart) -> int:
    match part:
        case TimePart.PLANNED:
            return allowance.planned_ms
        case TimePart.INCIDENT:
            return allowance.incident_ms
        case TimePart.COMPENSATED:
            return allowance.compensated_ms
