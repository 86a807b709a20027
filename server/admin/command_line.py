"""The tree of commands, one line per noun."""

import typer

from server.admin.answer_history import history
from server.admin.answers import answers
from server.admin.centre import init
from server.admin.clock import clock
from server.admin.config import config
from server.admin.databases import databases
from server.admin.devices import devices
from server.admin.doctor import doctor
from server.admin.exams import exams
from server.admin.kept_answers import import_journal, kept
from server.admin.nodes import nodes
from server.admin.queues import queues
from server.admin.sittings import sittings
from server.admin.users import users

command_line = typer.Typer(
    name="gamdok-admin",
    help="Administers an exam-centre server, running or stopped.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
command_line.command("init")(init)
command_line.add_typer(users, name="user")
command_line.add_typer(devices, name="device")
command_line.add_typer(sittings, name="sitting")
command_line.add_typer(exams, name="exam")
answers.command("history")(history)
answers.command("kept")(kept)
answers.command("import-journal")(import_journal)
command_line.add_typer(answers, name="answers")
command_line.add_typer(queues, name="queue")
command_line.add_typer(clock, name="clock")
command_line.add_typer(databases, name="db")
command_line.add_typer(config, name="config")
command_line.add_typer(nodes, name="node")
command_line.command("doctor")(doctor)
