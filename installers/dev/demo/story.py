"""What happens on the day, done by real hands on real windows."""

from installers.dev.demo.cast import Cast
from installers.dev.demo.hands import Hands
from installers.dev.demo.people import CHIEF, PROCTOR, SEATS, Person, candidates, typed_birth
from installers.dev.demo.waiting import pause, wait_for

_FIRST = candidates()[0]
_SECOND = candidates()[1]
_UNCHECKED = "본인확인 전"


def sign_staff_in(hands: Hands, account: tuple[str, str]) -> None:
    """Sign a member of staff in by keyboard."""
    hands.click("staff.login")
    hands.type(account[0])
    hands.key("Tab")
    hands.type(account[1])
    hands.key("Return")


def open_day(cast: Cast) -> None:
    """Proctor and chief sign in, the proctor takes the room, the chief opens the period."""
    sign_staff_in(cast.proctor.hands, PROCTOR)
    sign_staff_in(cast.chief.hands, CHIEF)
    cast.proctor.hands.click("proctor.take_duty")
    cast.proctor.album.take("on-duty")
    gate(cast, "입실")


def gate(cast: Cast, name: str) -> None:
    """The chief opens the next gate; the dialog is confirmed where one comes."""
    chief = cast.chief.hands
    wait_for(f"the gate {name}", lambda: chief.find("chief.gate_next", lambda c: name in c["text"]))
    chief.click("chief.gate_next")
    chief.click("chief.gate_confirm")


def come_in(cast: Cast) -> None:
    """All PCs are enrolled and all candidates sign in; the first one in the real window."""
    cast.simulate()
    hands = cast.candidate.hands
    hands.see("enrol.code")
    hands.click("enrol.code")
    hands.type(cast.centre.codes()[int(_FIRST["seat"])])
    cast.candidate.album.take("enrol")
    hands.key("Return")
    hands.see("sign_in.exam_number")
    cast.candidate.album.take("sign-in")
    hands.click("sign_in.exam_number")
    hands.type(_FIRST["exam_number"].replace("-", ""))
    hands.click("sign_in.birth")
    hands.type(typed_birth(_FIRST))
    hands.key("Return")
    hands.see("steps.confirm")
    cast.candidate.album.take("confirm")
    hands.click("steps.confirm")


def check_everybody(cast: Cast) -> None:
    """The proctor compares faces, seat by seat."""
    proctor = cast.proctor.hands
    for person in candidates():
        wait_for(f"the identity of {person['seat']}", lambda: _checked(proctor, person))  # noqa: B023  called at once
    cast.proctor.album.take("identity")


def _checked(proctor: Hands, person: Person) -> bool:
    """Check one identity; again where the candidate's own step came between."""
    row = proctor.row("proctor.seats", person["exam_number"])
    if _UNCHECKED not in row["text"]:
        return True
    proctor.click_at(row)
    # The row read may be older than the click before: then the button is off already.
    button = proctor.find("proctor.action.verify", lambda control: control["enabled"])
    if button is not None:
        proctor.click_at(button)
        pause(0.4)
    return False


def brief_and_ready(cast: Cast) -> None:
    """Gates of briefing and ready; the candidate reads, practises and is ready."""
    gate(cast, "안내")
    next_room_stage(cast, "안내")
    hands = cast.candidate.hands
    for step in ("steps.briefed", "steps.practised", "steps.ready"):
        hands.click(step)
    cast.candidate.album.take("ready")
    gate(cast, "대기")
    next_room_stage(cast, "대기")
    cast.proctor.album.take("room-ready")


def next_room_stage(cast: Cast, name: str) -> None:
    """The proctor takes the room to its next stage."""
    proctor = cast.proctor.hands
    wait_for(
        f"the room's button {name}",
        lambda: proctor.find("proctor.stage_next", lambda c: name in c["text"] and c["enabled"]),
    )
    proctor.click("proctor.stage_next")
    confirm_if_asked(proctor)


def confirm_if_asked(hands: Hands) -> None:
    """Confirm a question where one comes, with its first ready-made reason."""
    pause(0.5)
    for ending in (".preset[0]", ".confirm"):
        for control in hands.controls():
            if control["id"].endswith(ending) and control["shown"]:
                hands.click_at(control)
                pause(0.3)
                break


def start_and_answer(cast: Cast) -> None:
    """The exam begins; the candidate answers three of five."""
    gate(cast, "시험")
    hands = cast.candidate.hands
    hands.see("exam.page_view")
    for number, option in ((1, 3), (2, 3), (3, 2)):
        hands.click(f"exam.choice.{number}.{option}")
    pause(1.2)
    cast.candidate.album.take("exam")
    cast.proctor.album.take("running")
    cast.chief.album.take("running")


def lose_focus(cast: Cast) -> None:
    """A foreign window takes the focus; the incident reaches the proctor."""
    thief = cast.steal_focus()
    proctor = cast.proctor.hands
    wait_for("the incident", lambda: _incident(proctor), 20)
    cast.candidate.album.take("focus-lost")
    cast.proctor.album.take("incident")
    thief.stop()
    pause(0.5)


def _incident(proctor: Hands) -> bool:
    return any(
        _FIRST["name"] in control["text"] and control["id"].startswith("proctor.incident")
        for control in proctor.controls()
    )


def warn(cast: Cast) -> None:
    """The proctor warns the candidate, who acknowledges."""
    proctor, candidate = cast.proctor.hands, cast.candidate.hands
    proctor.click_at(proctor.row("proctor.seats", _FIRST["exam_number"]))
    proctor.click("proctor.action.warn")
    proctor.see("proctor.warn.send")
    cast.proctor.album.take("warn-dialog")
    proctor.click("proctor.warn.template[0]")
    proctor.click("proctor.warn.send")
    candidate.see("warning.acknowledge")
    cast.candidate.album.take("warned")
    candidate.click("warning.acknowledge")
    candidate.gone("warning.acknowledge")


def cut_power(cast: Cast) -> None:
    """The server dies and comes back; the windows find it again by themselves."""
    cast.centre.kill()
    candidate = cast.candidate.hands
    candidate.click("exam.choice.4.1")
    pause(2.0)
    cast.candidate.album.take("server-gone")
    cast.proctor.album.take("server-gone")
    cast.centre.start()
    candidate.click("exam.choice.4.2")
    pause(3.0)


def lock_and_release(cast: Cast) -> None:
    """The proctor locks a simulated seat and lets it go on."""
    proctor = cast.proctor.hands
    proctor.click_at(proctor.row("proctor.seats", _SECOND["exam_number"]))
    proctor.click("proctor.action.lock")
    confirm_if_asked(proctor)
    proctor.row("proctor.seats", "잠금")
    cast.proctor.album.take("locked")
    proctor.click_at(proctor.row("proctor.seats", _SECOND["exam_number"]))
    proctor.click("proctor.action.release")
    proctor.click("proctor.release.normal")
    confirm_if_asked(proctor)


def hand_in(cast: Cast) -> None:
    """The candidate answers the rest and hands in, in two steps."""
    hands = cast.candidate.hands
    hands.click("exam.choice.4.4")
    hands.click("exam.submit")
    hands.see("submit.proceed")
    cast.candidate.album.take("submit-review")
    hands.click("submit.back")
    hands.click("exam.omr.5.1")
    hands.click("exam.submit")
    hands.click("submit.proceed")
    hands.see("submit.code")
    cast.candidate.album.take("submit-confirm")
    hands.click("submit.code")
    hands.type(_FIRST["exam_number"][-4:])
    hands.click("submit.confirm")
    hands.see("receipt.code")
    cast.candidate.album.take("receipt")


def end_day(cast: Cast) -> None:
    """Everybody has handed in; the chief ends and closes the period."""
    wait_for("all simulated candidates", lambda: not cast.simulated.running(), 90)
    wait_for("all submissions", lambda: _submitted(cast) >= SEATS, 20)
    cast.chief.album.take("all-submitted")
    gate(cast, "종료 처리")
    gate(cast, "종료")
    cast.proctor.hands.click("proctor.sign_off")
    confirm_if_asked(cast.proctor.hands)
    cast.proctor.album.take("signed-off")
    gate(cast, "정산")
    chief = cast.chief.hands
    wait_for("the reconciliation", lambda: not chief.find("chief.gate_confirm"))
    pause(1.0)
    cast.chief.album.take("reconciled")


def _submitted(cast: Cast) -> int:
    total = cast.chief.hands.find("chief.total.submitted")
    digits = "".join(c for c in total["text"] if c.isdigit()) if total else ""
    return int(digits or 0)
