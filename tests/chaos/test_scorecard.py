"""The scorecard says what was missed, and the run ends with it."""

import json
import tempfile
from pathlib import Path

import pytest

from tests.chaos import __main__ as command
from tests.chaos.bench import Bench, expect_clean
from tests.chaos.result import Order, Outcome
from tests.chaos.scorecard import scorecard, table, write


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a bench leaves for looking at goes where pytest cleans up."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def _clean(order: Order) -> Outcome:
    (order.folder / "made").mkdir()
    (order.folder / "made" / "file").touch()
    return Outcome(bench="clean", seed=order.seed, tried=order.count)


def _losing(order: Order) -> Outcome:
    outcome = Outcome(bench="losing", seed=order.seed, tried=order.count, lost=2)
    outcome.miss("late", "cycle 3")
    return outcome


def _idle(order: Order) -> Outcome:
    return Outcome(bench="idle", seed=order.seed)


CLEAN = Bench("clean", "nothing", 7, 2, _clean)
LOSING = Bench("losing", "something", 7, 2, _losing)
IDLE = Bench("idle", "nothing at all", 7, 2, _idle)


def test_a_bench_that_missed_something_is_not_clean() -> None:
    assert expect_clean(CLEAN, "s").tried == 2
    with pytest.raises(AssertionError, match="make chaos BENCH=losing SEED=s"):
        expect_clean(LOSING, "s")


def test_a_bench_that_tried_nothing_is_not_clean() -> None:
    with pytest.raises(AssertionError, match="BENCH=idle"):
        expect_clean(IDLE, "s")


def test_the_card_counts_everything(tmp_path: Path) -> None:
    outcomes = [_losing(Order("s", 4, tmp_path))]
    card = scorecard(outcomes, full=True)
    write(card, tmp_path / "card.json")
    read = json.loads((tmp_path / "card.json").read_text(encoding="utf-8"))
    assert read["clean"] is False
    assert read["benches"][0]["misses"] == {"late": 1}
    assert "| losing | 4     | 2    | 0       | 0         | 1     |" in table(card)
    assert "losing: late: cycle 3" in table(card)
    assert scorecard([], full=True).clean is False


@pytest.mark.parametrize(
    ("arguments", "code", "tried"),
    [
        (["--bench", "clean"], 0, [7]),
        (["--ci"], 1, [2, 2]),
        (["--bench", "losing", "--count", "3", "--seed", "again"], 1, [3]),
    ],
)
def test_the_exit_code_says_it(
    arguments: list[str],
    code: int,
    tried: list[int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    written: list[list[int]] = []
    monkeypatch.setattr(command, "BENCHES", (CLEAN, LOSING))
    monkeypatch.setattr(
        command, "write", lambda card: written.append([o.tried for o in card.benches])
    )
    assert command.main(arguments) == code
    assert written == [tried]
    assert "SEED=" in capsys.readouterr().out
