"""Setting the machine's clock moves nothing; a restart goes on; a reboot never goes back."""

from hypothesis import given
from hypothesis import strategies as st

from common.core.steady_clock import STEP_MS, Begun
from tests.helpers.machine import Machine

NOON = 1_764_000_000_000


def test_it_goes_with_the_machine() -> None:
    machine = Machine()
    clock = machine.clock()
    assert (clock.now_ms(), clock.begun) == (NOON, Begun.FRESH)
    machine.pass_time(12.5)
    assert clock.now_ms() == NOON + 12_500
    assert clock.step_ms() == 0
    assert clock.monotonic() == 112.5


def test_setting_the_clock_is_seen_and_moves_nothing() -> None:
    machine = Machine()
    clock = machine.clock()
    machine.set_clock(-3600)
    machine.pass_time(1)
    assert clock.now_ms() == NOON + 1000
    assert clock.step_ms() == -3_600_000


def test_a_restart_goes_on_though_the_clock_was_set_meanwhile() -> None:
    machine = Machine()
    anchor = machine.clock().anchor()
    machine.set_clock(86_400)
    machine.pass_time(60)
    clock = machine.clock(anchor)
    assert (clock.now_ms(), clock.begun) == (NOON + 60_000, Begun.RESTART)
    assert clock.step_ms() == 86_400_000


def test_after_a_reboot_the_machine_is_believed() -> None:
    machine = Machine()
    anchor = machine.clock().anchor()
    machine.reboot(off_s=180)
    clock = machine.clock(anchor)
    assert (clock.now_ms(), clock.begun) == (NOON + 180_000, Begun.REBOOT)


def test_after_a_reboot_time_never_begins_before_what_happened() -> None:
    machine = Machine()
    anchor = machine.clock().anchor()
    machine.reboot(off_s=-3600)
    clock = machine.clock(anchor)
    assert clock.now_ms() == NOON
    assert clock.step_ms() == -3_600_000 < -STEP_MS


def test_adopting_is_an_act() -> None:
    machine = Machine()
    clock = machine.clock()
    machine.set_clock(5)
    assert clock.adopt_wall() == 5000
    assert (clock.now_ms(), clock.step_ms()) == (NOON + 5000, 0)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["pass", "set", "restart", "reboot"]),
            st.integers(-86_400, 86_400),
        ),
        max_size=30,
    )
)
def test_it_never_goes_back_and_within_a_start_it_is_exact(acts: list[tuple[str, int]]) -> None:
    machine = Machine()
    clock = machine.clock()
    for act, seconds in acts:
        before, counted = clock.now_ms(), machine.boot_s
        if act == "pass":
            machine.pass_time(abs(seconds))
        elif act == "set":
            machine.set_clock(seconds)
        elif act == "restart":
            clock = machine.clock(clock.anchor())
        else:
            anchor = clock.anchor()
            machine.reboot(seconds)
            clock = machine.clock(anchor)
        assert clock.now_ms() >= before
        if act != "reboot":
            assert clock.now_ms() - before == round((machine.boot_s - counted) * 1000)
