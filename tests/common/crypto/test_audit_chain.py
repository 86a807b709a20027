import dataclasses

import pytest

from common.crypto.audit_chain import AuditChain, entry_hash, genesis, is_genuine
from common.crypto.keyring import Keyring

CENTRE = Keyring.in_memory()


def test_entries_are_numbered_and_linked() -> None:
    chain = AuditChain("server-1")
    first = chain.append({"action": "sign_in", "actor": "p1"})
    second = chain.append({"action": "release_hold", "actor": "p1"})
    assert (first.seq, second.seq, chain.seq) == (1, 2, 2)
    assert first.prev == genesis("server-1")
    assert second.prev == first.hash
    assert chain.head == second.hash == entry_hash(first.hash, 2, second.body)


def test_chain_goes_on_after_a_restart() -> None:
    whole = AuditChain("server-1")
    for number in range(3):
        whole.append({"n": number})
    restarted = AuditChain("server-1")
    restarted.append({"n": 0})
    restarted = AuditChain("server-1", restarted.seq, restarted.head)
    restarted.append({"n": 1})
    restarted.append({"n": 2})
    assert restarted.head == whole.head


def test_digest_covers_everything_of_an_entry() -> None:
    digests = {
        entry_hash(bytes(32), 1, {"n": 1}),
        entry_hash(bytes(31) + b"1", 1, {"n": 1}),
        entry_hash(bytes(32), 2, {"n": 1}),
        entry_hash(bytes(32), 1, {"n": 2}),
    }
    assert len(digests) == 4


def test_no_two_chains_share_a_digest() -> None:
    assert AuditChain("server-1").append({}).hash != AuditChain("server-2").append({}).hash


def test_body_without_canonical_form_leaves_the_chain_as_it_was() -> None:
    chain = AuditChain("server-1")
    head = chain.head
    with pytest.raises(ValueError, match="float"):
        chain.append({"minutes": 1.5})
    assert (chain.seq, chain.head) == (0, head)


def test_checkpoint_vouches_for_all_its_fields() -> None:
    chain = AuditChain("server-1")
    chain.append({"n": 1})
    signed = chain.checkpoint(CENTRE, 5, {"answers": "9"})
    assert signed.checkpoint.head == chain.head.hex()
    assert is_genuine(signed, CENTRE.public_key)
    assert not is_genuine(signed, Keyring.in_memory().public_key)
    point = signed.checkpoint
    for other in (
        dataclasses.replace(point, chain="server-2"),
        dataclasses.replace(point, seq=2),
        dataclasses.replace(point, head="00"),
        dataclasses.replace(point, at_ms=6),
        dataclasses.replace(point, facts={}),
        dataclasses.replace(point, at_ms=0.5),  # type: ignore[arg-type]
    ):
        assert not is_genuine(dataclasses.replace(signed, checkpoint=other), CENTRE.public_key)
