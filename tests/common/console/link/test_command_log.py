"""The log of commands: newest first, the first outcome counts, old ones are forgotten."""

from common.console.link.command_log import KEPT, CommandLog, Outcome, SentCommand


def test_the_first_outcome_counts() -> None:
    log = CommandLog()
    told: list[SentCommand] = []
    log.changed = told.append
    entry = log.add("경고", "a", 1)
    log.settle(entry.id, Outcome.NO_ANSWER)
    log.settle(entry.id, Outcome.ACCEPTED)
    found = log.find(entry.id)
    assert found is not None
    assert found.outcome is Outcome.NO_ANSWER
    assert [each.outcome for each in told] == [Outcome.WAITING, Outcome.NO_ANSWER]


def test_commands_of_a_target_come_newest_first() -> None:
    log = CommandLog()
    for at, target in enumerate(("a", "b", "a")):
        log.add(str(at), target, at)
    assert [entry.title for entry in log.of("a")] == ["2", "0"]
    assert [entry.title for entry in log.waiting()] == ["0", "1", "2"]


def test_what_was_seen_is_forgotten_and_the_log_does_not_grow() -> None:
    log = CommandLog()
    first = log.add("0", "a", 0)
    log.forget(first.id)
    assert log.of("a") == ()
    for at in range(KEPT + 10):
        log.add(str(at), "a", at)
    assert len(log.of("a")) == KEPT
