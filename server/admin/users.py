"""`gamdok-admin user …`: who may sign in with a password."""

import sys
from typing import Annotated

import typer
from rich.console import Console

from common.protocol.vocabulary import Role
from server.admin.caller import perform
from server.admin.operations.contract import Nothing
from server.admin.operations.users import (
    ADD_USER,
    LIST_USERS,
    SET_PASSWORD,
    AddUser,
    SetPassword,
    User,
)
from server.admin.options import DEFAULT_DATA, AsJson, Data
from server.admin.terminal import reporting, show, table
from server.settings import DataFolder

users = typer.Typer(no_args_is_help=True, help="Members of staff.")
_FromInput = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input.")
]


@users.command("add")
def add(  # noqa: PLR0913  each is an option of the command
    login: str,
    *,
    name: Annotated[str, typer.Option(help="As colleagues see it.")],
    role: Annotated[Role, typer.Option(help="proctor, chief, admin or auditor.")],
    password_stdin: _FromInput = False,
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Add a member of staff."""
    request = AddUser(login=login, name=name, role=role, password=_password(password_stdin))
    with reporting(as_json=as_json):
        user = perform(DataFolder(data), ADD_USER, request)
        show(user, as_json=as_json, render=lambda console: _say(console, user, "added"))


@users.command("list")
def list_(*, data: Data = DEFAULT_DATA, as_json: AsJson = False) -> None:
    """List all members of staff."""
    with reporting(as_json=as_json):
        found = perform(DataFolder(data), LIST_USERS, Nothing())
        rows = [(u.login, u.role.value, u.name, "" if u.active else "no") for u in found.users]
        made = table("Login", "Role", "Name", "Active", rows=rows)
        show(found, as_json=as_json, render=lambda console: console.print(made))


@users.command("passwd")
def passwd(
    login: str,
    *,
    password_stdin: _FromInput = False,
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Give a member of staff a new password; ends that person's sessions."""
    request = SetPassword(login=login, password=_password(password_stdin))
    with reporting(as_json=as_json):
        user = perform(DataFolder(data), SET_PASSWORD, request)
        show(user, as_json=as_json, render=lambda console: _say(console, user, "changed"))


def _password(from_input: bool) -> str:  # noqa: FBT001  one switch, named at the command
    if from_input:
        return sys.stdin.readline().rstrip("\r\n")
    answer: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return answer


def _say(console: Console, user: User, done: str) -> None:
    console.print(f"{user.role.value} {user.login}: {done}", highlight=False)
