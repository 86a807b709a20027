"""A simulated mind does the same again from the same seed, and what its behaviour says."""

from pathlib import Path

import msgspec
import pytest

from common.simulation.behaviour import Behaviour, Mind, SimulatedPerson, read_people

ITEMS = tuple(f"q{number}" for number in range(10))


def test_a_run_can_be_repeated() -> None:
    first, again, other = (Mind(Behaviour(), seed) for seed in ("7:E-1", "7:E-1", "7:E-2"))
    plan = first.plan(ITEMS, 4)
    assert plan == again.plan(ITEMS, 4)
    assert plan != other.plan(ITEMS, 4)
    assert [first.pause_s() for _ in range(5)] == [again.pause_s() for _ in range(5)]


def test_every_item_is_answered_and_some_are_changed() -> None:
    plan = Mind(Behaviour(changes=5), "1").plan(ITEMS, 4)
    assert sorted(item for item, _ in plan[:10]) == sorted(ITEMS)
    assert len(plan) == 15
    assert {option for _, option in plan} <= {1, 2, 3, 4}


def test_items_left_blank_stay_blank() -> None:
    plan = Mind(Behaviour(blank_items=4, changes=20), "1").plan(ITEMS, 4)
    assert len({item for item, _ in plan}) == 6
    assert Mind(Behaviour(blank_items=99), "1").plan(ITEMS, 4) == ()


def test_pauses_are_around_the_pace() -> None:
    mind = Mind(Behaviour(pace_s=2.0), "1")
    assert all(1.0 <= mind.pause_s() <= 3.0 for _ in range(100))


def test_people_are_read_from_a_file(tmp_path: Path) -> None:
    person = SimulatedPerson(
        exam_number="E-1", birth_date="010203", device="PC-1", behaviour=Behaviour(submits=False)
    )
    file = tmp_path / "people.json"
    file.write_bytes(msgspec.json.encode([person]))
    assert read_people(file) == (person,)
    file.write_bytes(
        b'[{"exam_number":"E","birth_date":"1","device":"d","behaviour":{"pase_s":1}}]'
    )
    with pytest.raises(msgspec.ValidationError):
        read_people(file)
