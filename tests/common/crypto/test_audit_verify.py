import dataclasses
import random

from common.crypto.audit_chain import AuditChain, ChainedEntry, SignedCheckpoint, entry_hash
from common.crypto.audit_verify import ChainFault, ChainReport, Finding, verify_chain
from common.crypto.keyring import Keyring

CENTRE = Keyring.in_memory()
NAME = "server-1"


def build(
    length: int, every: int, texts: str = "act"
) -> tuple[list[ChainedEntry], list[SignedCheckpoint]]:
    chain = AuditChain(NAME)
    entries, checkpoints = [], []
    for number in range(1, length + 1):
        entries.append(chain.append({"action": f"{texts} {number}", "at_ms": number}))
        if number % every == 0:
            checkpoints.append(chain.checkpoint(CENTRE, number))
    return entries, checkpoints


def verify(entries: list[ChainedEntry], checkpoints: list[SignedCheckpoint]) -> ChainReport:
    return verify_chain(NAME, entries, checkpoints, CENTRE.public_key)


def changed(entry: ChainedEntry) -> ChainedEntry:
    return dataclasses.replace(entry, body={**entry.body, "action": "nothing"})


def test_untouched_chain_is_whole() -> None:
    entries, checkpoints = build(25, 10)
    report = verify(entries, checkpoints)
    assert report.is_whole
    assert (report.entries, report.vouched_upto) == (25, 20)
    assert verify([], []).is_whole


def test_change_is_named() -> None:
    entries, checkpoints = build(25, 10)
    entries[11] = changed(entries[11])
    report = verify(entries, checkpoints)
    assert report.faults == (ChainFault(Finding.CHANGED, 12),)
    assert report.vouched_upto == 11


def test_change_with_its_digest_made_anew_breaks_the_link() -> None:
    entries, _ = build(25, 10)
    old = changed(entries[11])
    entries[11] = dataclasses.replace(old, hash=entry_hash(old.prev, old.seq, old.body))
    assert verify(entries, []).faults == (ChainFault(Finding.UNLINKED, 13),)


def test_deletion_is_named() -> None:
    entries, checkpoints = build(25, 10)
    del entries[4]
    assert verify(entries, checkpoints).faults == (ChainFault(Finding.MISSING, 5),)


def test_first_entry_missing_is_named() -> None:
    entries, checkpoints = build(5, 5)
    assert ChainFault(Finding.MISSING, 1) in verify(entries[1:], checkpoints).faults


def test_reordering_is_named() -> None:
    entries, checkpoints = build(10, 10)
    entries[3], entries[4] = entries[4], entries[3]
    assert ChainFault(Finding.OUT_OF_ORDER, 4) in verify(entries, checkpoints).faults


def test_doubled_entry_is_named() -> None:
    entries, checkpoints = build(10, 10)
    entries.insert(5, entries[4])
    assert verify(entries, checkpoints).faults == (ChainFault(Finding.OUT_OF_ORDER, 5),)


def test_swapped_numbers_do_not_help() -> None:
    entries, checkpoints = build(10, 10)
    a, b = entries[3], entries[4]
    entries[3] = dataclasses.replace(b, seq=a.seq)
    entries[4] = dataclasses.replace(a, seq=b.seq)
    assert not verify(entries, checkpoints).is_whole


def test_truncation_shows_against_a_checkpoint_only() -> None:
    entries, checkpoints = build(25, 10)
    assert verify(entries[:19], checkpoints).faults == (ChainFault(Finding.TRUNCATED, 20),)
    assert verify(entries[:19], checkpoints).vouched_upto == 10
    assert verify([], checkpoints[:1]).faults == (ChainFault(Finding.TRUNCATED, 10),)
    # The limit that checkpoints outside the server are for:
    assert verify(entries[:19], checkpoints[:1]).is_whole


def test_chain_written_anew_shows_against_a_checkpoint() -> None:
    _, checkpoints = build(25, 10)
    anew, _ = build(25, 10, "other act")
    faults = verify(anew, checkpoints).faults
    assert faults == (ChainFault(Finding.REWRITTEN, 10), ChainFault(Finding.REWRITTEN, 20))
    assert verify(anew, checkpoints).vouched_upto == 0


def test_forged_checkpoint_is_named_and_vouches_for_nothing() -> None:
    entries, checkpoints = build(10, 10)
    stranger = AuditChain(NAME, 10, entries[-1].hash).checkpoint(Keyring.in_memory(), 10)
    report = verify(entries, [stranger])
    assert report.faults == (ChainFault(Finding.FORGED_CHECKPOINT, 10),)
    assert report.vouched_upto == 0
    other_chain = AuditChain("server-2", 10, entries[-1].hash).checkpoint(CENTRE, 10)
    assert not verify(entries, [other_chain]).is_whole
    assert verify(entries, [stranger, *checkpoints]).vouched_upto == 10


def test_entry_without_canonical_form_is_a_change() -> None:
    entries, checkpoints = build(3, 3)
    entries[1] = dataclasses.replace(entries[1], body={"minutes": 0.5})
    assert ChainFault(Finding.CHANGED, 2) in verify(entries, checkpoints).faults


def test_of_ten_thousand_random_tamperings_none_passes() -> None:
    entries, checkpoints = build(40, 40)
    dice = random.Random(20261123)
    for _ in range(10_000):
        tampered = list(entries)
        at = dice.randrange(len(tampered))
        match dice.randrange(5):
            case 0:
                tampered[at] = changed(tampered[at])
            case 1:
                del tampered[at]
            case 2:
                other = (at + dice.randrange(1, 40)) % 40
                tampered[at], tampered[other] = tampered[other], tampered[at]
            case 3:
                tampered = tampered[:at]
            case _:
                tampered.insert(dice.randrange(41), tampered[at])
        assert not verify(tampered, checkpoints).is_whole
