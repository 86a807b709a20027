"""`gamdok-admin device …`: which PC stands at which seat."""

from typing import Annotated

import typer
from rich.console import Console

from common.core.clock import utc_text
from common.crypto.certificates import CA_FILE, ca_words
from server.admin.caller import perform
from server.admin.operations.device_codes import MAKE_CODES, CodeSheet, MakeCodes
from server.admin.operations.devices import (
    LIST_DEVICES,
    REBIND_DEVICE,
    REVOKE_DEVICE,
    Devices,
    ListDevices,
    Rebind,
    SeatDevice,
    WhichDevice,
)
from server.admin.options import DEFAULT_DATA, AsJson, Data
from server.admin.terminal import reporting, show, table
from server.settings import DataFolder

devices = typer.Typer(no_args_is_help=True, help="PCs and their seats.")
_Room = Annotated[str | None, typer.Option(help="Name of the room; all rooms if left out.")]
_TheRoom = Annotated[str, typer.Option("--room", help="Name of the room.")]
_Seat = Annotated[str | None, typer.Option(help="Number of one seat of the room.")]
_TheSeat = Annotated[str, typer.Option("--seat", help="Number of the seat.")]


@devices.command("codes")
def codes(
    *,
    room: _Room = None,
    seat: _Seat = None,
    again: Annotated[
        bool, typer.Option("--again", help="Also for seats that have a PC: it will be replaced.")
    ] = False,
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Print a one-time code for each seat: ten minutes, five tries, one PC."""
    with reporting(as_json=as_json):
        folder = DataFolder(data)
        sheet = perform(folder, MAKE_CODES, MakeCodes(room=room, seat=seat, again=again))
        words = ca_words(folder.tls / CA_FILE)
        show(sheet, as_json=as_json, render=lambda console: _render_codes(console, sheet, words))


@devices.command("list")
def list_(*, room: _Room = None, data: Data = DEFAULT_DATA, as_json: AsJson = False) -> None:
    """List all seats, with the PC of each."""
    with reporting(as_json=as_json):
        found = perform(DataFolder(data), LIST_DEVICES, ListDevices(room=room))
        show(found, as_json=as_json, render=lambda console: _render(console, found))


@devices.command("revoke")
def revoke(
    device: Annotated[str, typer.Argument(help="Id of the PC; or name room and seat.")] = "",
    *,
    room: _TheRoom = "",
    seat: _TheSeat = "",
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Let a PC in no more: stolen, broken, or its key copied."""
    with reporting(as_json=as_json):
        which = WhichDevice(device_id=device, room=room, seat=seat)
        gone = perform(DataFolder(data), REVOKE_DEVICE, which)
        show(gone, as_json=as_json, render=lambda console: _say(console, gone, "revoked"))


@devices.command("rebind")
def rebind(
    device: Annotated[str, typer.Argument(help="Id of the PC.")],
    *,
    room: _TheRoom,
    seat: _TheSeat,
    data: Data = DEFAULT_DATA,
    as_json: AsJson = False,
) -> None:
    """Say that a PC stands at another seat now; its key stays."""
    with reporting(as_json=as_json):
        request = Rebind(device_id=device, room=room, seat=seat)
        moved = perform(DataFolder(data), REBIND_DEVICE, request)
        show(moved, as_json=as_json, render=lambda console: _say(console, moved, "moved here"))


def _render_codes(console: Console, sheet: CodeSheet, words: str) -> None:
    rows = [(code.room, code.seat, code.code) for code in sheet.codes]
    console.print(table("Room", "Seat", "Code", rows=rows))
    console.print(
        f"Valid until {utc_text(sheet.expires_ms)}, each for one PC and five tries.\n"
        f"Every PC shows the words of this centre; they must be {words}",
        highlight=False,
        soft_wrap=True,
    )
    if sheet.enrolled:
        text = f"{sheet.enrolled} seats have a PC and got no code; --again replaces it."
        console.print(text, highlight=False, soft_wrap=True)


def _render(console: Console, found: Devices) -> None:
    rows = [
        (
            line.room,
            line.seat,
            line.state.value.replace("_", " "),
            line.device_id,
            utc_text(line.enrolled_ms) if line.enrolled_ms is not None else None,
        )
        for line in found.seats
    ]
    console.print(table("Room", "Seat", "State", "PC", "Since", rows=rows))


def _say(console: Console, line: SeatDevice, done: str) -> None:
    console.print(f"{line.room} {line.seat}: PC {line.device_id} {done}", highlight=False)
