"""One forbidden import, at least, for each import contract: proof that each contract bites."""

from dataclasses import dataclass

PROGRAMS = "Programs stand above common and know nothing of each other"
COMMON = "Layers of common"
SERVER = "Layers of the server"
APPS = "Layers of the programs"
NO_QT_IN_SERVER = "The server knows neither Qt nor the client code"
MESSAGES = "Messages and rules know no framework"
NO_SCREEN = "What needs no screen knows no Qt"
EDGES = "Edges and managers meet in the queues"
NO_TESTS = "Shipped code knows no tests"
VIEWS = "Views know their view-models only"
STATE = "State is plain data"
SIMULATION = "Only rehearsals simulate"
CONSOLE = "The candidate sees nothing of the console"
DESKTOP = "Desktop programs know no server framework"
STORES = "SQLAlchemy stays inside the stores"
ROWS = "Table models stay inside the stores"
CYCLES = "Siblings import each other in one direction only"


@dataclass(frozen=True)
class Plant:
    """A line put into a module that must break a contract."""

    contract: str
    module: str
    """Dotted name; made if it does not exist, else the line is appended."""

    code: str
    reported: str
    """What the report must say below the contract's name."""


def _import(contract: str, module: str, target: str) -> Plant:
    root = target if target.startswith(_OWN) else target.partition(".")[0]
    return Plant(contract, module, f"import {target}", f"{module} -> {root} (")


_OWN = ("server", "common", "candidate_app", "proctor_app", "chief_app")

PLANTS = (
    _import(PROGRAMS, "server.web.planted_a", "proctor_app.state"),
    _import(PROGRAMS, "common.core.planted_a", "server.settings"),
    _import(PROGRAMS, "chief_app.views.planted_a", "proctor_app.state"),
    _import(COMMON, "common.core.planted_b", "common.protocol"),
    _import(COMMON, "common.crypto.planted_b", "common.protocol"),
    _import(COMMON, "common.qt.planted_b", "common.console"),
    Plant(COMMON, "common.extra", "", "extra"),
    _import(SERVER, "server.stores.planted_c", "server.managers"),
    _import(SERVER, "server.queues.planted_c", "server.stores"),
    _import(SERVER, "server.managers.planted_c", "server.app"),
    Plant(SERVER, "server.extra", "", "extra"),
    _import(APPS, "proctor_app.view_models.planted_d", "proctor_app.views"),
    _import(APPS, "candidate_app.detections.planted_d", "candidate_app.view_models"),
    _import(APPS, "candidate_app.lockdown.planted_d", "candidate_app.capture"),
    _import(APPS, "chief_app.views.planted_d", "chief_app.composition"),
    Plant(APPS, "chief_app.extra", "", "extra"),
    _import(NO_QT_IN_SERVER, "server.web.planted_e", "PySide6.QtCore"),
    _import(NO_QT_IN_SERVER, "server.sockets.planted_e", "common.client"),
    _import(NO_QT_IN_SERVER, "server.admin.planted_e", "common.simulation"),
    _import(MESSAGES, "common.protocol.planted_f", "asyncio"),
    _import(MESSAGES, "common.rules.planted_f", "sqlalchemy"),
    _import(MESSAGES, "common.rules.planted_g", "common.crypto"),
    _import(NO_SCREEN, "common.client.planted_h", "PySide6.QtCore"),
    _import(NO_SCREEN, "common.simulation.planted_h", "qasync"),
    _import(EDGES, "server.sockets.planted_i", "server.managers"),
    _import(EDGES, "server.web.planted_i", "server.managers"),
    _import(NO_TESTS, "common.client.planted_j", "tests.helpers"),
    _import(NO_TESTS, "server.web.planted_j", "installers.dev"),
    _import(NO_TESTS, "server.content.planted_j", "pytest"),
    _import(VIEWS, "proctor_app.views.planted_k", "common.protocol"),
    _import(VIEWS, "candidate_app.views.planted_k", "candidate_app.state"),
    _import(STATE, "chief_app.state", "asyncio"),
    _import(STATE, "candidate_app.state", "PySide6.QtCore"),
    _import(SIMULATION, "common.console.planted_l", "common.simulation"),
    _import(SIMULATION, "proctor_app.views.planted_l", "common.simulation"),
    _import(CONSOLE, "candidate_app.views.planted_m", "common.console"),
    _import(DESKTOP, "candidate_app.capture.planted_n", "sqlalchemy"),
    _import(DESKTOP, "common.client.planted_n", "redis"),
    _import(STORES, "server.web.planted_o", "sqlalchemy"),
    _import(STORES, "server.managers.planted_o", "alembic"),
    _import(ROWS, "server.managers.planted_p", "server.stores.database.models"),
    Plant(
        CYCLES,
        "common.core.planted_q",
        "def late() -> None:\n    import common.core.planted_r",
        "planted_q",
    ),
    Plant(
        CYCLES,
        "common.core.planted_r",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import common.core.planted_q",
        "planted_r",
    ),
)
