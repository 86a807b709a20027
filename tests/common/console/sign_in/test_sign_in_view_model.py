"""Signing in: what the person is told, and who gets in."""

import pytest

from common.client.errors import LinkError, LinkProblem
from common.console.rows.words import Words
from common.console.sign_in.sign_in_view_model import SignInViewModel
from common.core.errors import ErrorCode, RefusedError
from common.protocol.rest import StaffSession
from common.protocol.vocabulary import Role
from installers.dev.console_stand import staff_session


class Door:
    """Gives one answer."""

    def __init__(self, answer: StaffSession | Exception) -> None:
        self.answer = answer
        self.asked: list[tuple[str, str]] = []
        self.left: list[str] = []

    async def sign_in(self, login: str, password: str) -> StaffSession:
        self.asked.append((login, password))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    async def sign_out(self, token: str) -> None:
        self.left.append(token)


def _typed(door: Door, role: Role = Role.PROCTOR) -> SignInViewModel:
    model = SignInViewModel(door, role, "10.0.0.1:8443")
    model.type_login(" proctor1 ")
    model.type_password("secret")
    return model


async def test_who_may_gets_in_and_the_password_is_gone() -> None:
    session = staff_session(Role.PROCTOR, "staff-1", "한지우")
    door = Door(session)
    model = _typed(door)
    inside: list[StaffSession] = []
    model.signed_in.connect(inside.append)
    await model.sign_in()
    assert inside == [session]
    assert door.asked == [("proctor1", "secret")]
    assert model.picture.password == ""


@pytest.mark.parametrize("problem", list(LinkProblem))
async def test_each_trouble_with_the_server_has_its_own_sentence(problem: LinkProblem) -> None:
    model = _typed(Door(LinkError(problem)))
    await model.sign_in()
    said = model.picture.problem
    assert isinstance(said, Words)
    assert said.key == f"console.sign_in.{problem.value}"
    assert not model.picture.is_busy


async def test_a_wrong_password_is_typed_again() -> None:
    model = _typed(Door(RefusedError(ErrorCode.WRONG_CREDENTIALS)))
    await model.sign_in()
    picture = model.picture
    assert isinstance(picture.problem, Words)
    assert picture.problem.key == "console.sign_in.wrong"
    assert (picture.password, picture.is_rejected) == ("", True)
    model.type_password("again")
    assert (model.picture.problem, model.picture.is_rejected) == ("", False)


async def test_who_is_held_is_told_how_long() -> None:
    held = RefusedError(ErrorCode.SIGN_IN_HELD, retry_after_s=42)
    model = _typed(Door(held))
    await model.sign_in()
    assert isinstance(model.picture.problem, Words)
    assert dict(model.picture.problem.values) == {"seconds": "42"}


async def test_another_refusal_is_shown_as_the_server_says_it() -> None:
    model = _typed(Door(RefusedError(ErrorCode.GUARD_FAILED, "no_sitting")))
    await model.sign_in()
    assert model.picture.refusal is not None
    assert model.picture.refusal.key == "error.no_sitting"


@pytest.mark.parametrize(
    ("program", "person"), [(Role.PROCTOR, Role.CHIEF), (Role.CHIEF, Role.PROCTOR)]
)
async def test_a_person_of_another_role_is_sent_to_the_other_program(
    program: Role, person: Role
) -> None:
    door = Door(staff_session(person, "staff-1", "한지우"))
    model = _typed(door, program)
    inside: list[StaffSession] = []
    model.signed_in.connect(inside.append)
    await model.sign_in()
    assert inside == []
    assert door.left == ["stand"]
    assert isinstance(model.picture.problem, Words)
    assert model.picture.problem.key == f"console.sign_in.wrong_role_{program}"


async def test_nothing_is_asked_before_both_fields_are_filled() -> None:
    door = Door(LinkError(LinkProblem.UNREACHABLE))
    model = SignInViewModel(door, Role.PROCTOR, "10.0.0.1:8443")
    model.type_login("proctor1")
    await model.sign_in()
    assert door.asked == []
