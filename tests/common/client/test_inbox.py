"""Each event once, whatever comes twice, early or again."""

import random

import pytest

from common.client.inbox import Inbox


def test_what_the_snapshot_holds_is_dropped() -> None:
    inbox = Inbox()
    assert inbox.resume_from is None
    inbox.restart(5)
    assert [inbox.admit(number) for number in (4, 5, 6, 6, 9)] == [False, False, True, False, True]
    assert inbox.resume_from == 9


def test_what_is_no_event_always_passes() -> None:
    inbox = Inbox()
    inbox.restart(5)
    assert inbox.admit(0)
    assert inbox.admit_early(0)
    assert inbox.resume_from == 5


def test_a_snapshot_of_a_restored_server_counts_back() -> None:
    inbox = Inbox()
    inbox.restart(900)
    inbox.restart(700)
    assert inbox.resume_from == 700
    assert inbox.admit(701)


def test_the_replay_of_a_resume_ends_where_the_server_says() -> None:
    inbox = Inbox()
    inbox.restart(5)
    assert [inbox.admit(number) for number in (7, 8)] == [True, True]
    inbox.replayed(20)  # 9 to 20 were for others
    assert inbox.resume_from == 20
    assert not inbox.admit(20)
    assert inbox.admit(21)


def test_an_event_that_overtook_the_welcome_hides_none_before_it() -> None:
    inbox = Inbox()
    inbox.restart(5)
    assert inbox.admit_early(9)
    assert not inbox.admit_early(9)
    assert not inbox.admit_early(4)
    assert inbox.resume_from == 5
    assert [inbox.admit(number) for number in (7, 8, 9, 10)] == [True, True, False, True]


@pytest.mark.parametrize("seed", range(20))
def test_any_cuts_any_repetitions_each_event_once(seed: int) -> None:
    """A server that replays from where the inbox asks; cuts and duplicates at random."""
    dice = random.Random(seed)
    inbox, seen = Inbox(), list[int]()
    inbox.restart(0)
    while len(seen) < 60:
        after = inbox.resume_from
        assert after is not None
        for number in range(after + 1, min(61, after + 1 + dice.randint(0, 9))):
            for _ in range(dice.randint(1, 2)):
                if inbox.admit(number):
                    seen.append(number)
    assert seen == list(range(1, 61))


def test_what_still_comes_after_a_snapshot_was_asked_for_does_not_call_it_off() -> None:
    inbox = Inbox()
    inbox.restart(5)
    inbox.forget()
    assert inbox.admit(6)
    assert inbox.resume_from is None
