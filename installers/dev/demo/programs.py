"""The three programs in real windows, each with the hands that work it."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from installers.dev.demo.centre import Centre
from installers.dev.demo.children import Child, Children
from installers.dev.demo.hands import Hands
from installers.dev.demo.people import candidates, typed_birth


class Programs:
    """Starts programs on a screen.

    Args:
        folder: takes widget maps, histories and states.
        screen: environment of the display.
    """

    def __init__(
        self, children: Children, centre: Centre, folder: Path, screen: Mapping[str, str]
    ) -> None:
        """Start nothing yet."""
        self._children = children
        self._centre = centre
        self._folder = folder
        self._screen = dict(screen)
        self.histories = folder / "histories"
        self.histories.mkdir(exist_ok=True)

    def start(self, name: str, module: str, *options: str) -> Hands:
        """Start a program and return its hands."""
        widget_map = self._folder / f"{name}.map.json"
        environment = {
            **self._screen,
            "GAMDOK_WIDGET_MAP": str(widget_map),
            "XDG_STATE_HOME": str(self._folder / "state" / name),
            "XDG_CONFIG_HOME": str(self._folder / "config" / name),
        }
        command = [sys.executable, "-m", module, *self._centre.address(), *options]
        self._children.start(name, command, environment)
        return Hands(self._screen, widget_map)

    def proctor(self) -> Hands:
        """Start the proctor's console."""
        return self.start("proctor", "proctor_app")

    def chief(self) -> Hands:
        """Start the chief's dashboard."""
        return self.start("chief", "chief_app")

    def candidate(self, *options: str) -> Hands:
        """Start the seat of the first candidate."""
        history = self.histories / f"{candidates()[0]['exam_number']}.jsonl"
        return self.start("candidate", "candidate_app", "--history", str(history), *options)

    def simulated(self, pace_s: float) -> Child:
        """Start the other eleven candidates, without windows."""
        codes = self._centre.codes()
        people = [
            {
                "exam_number": person["exam_number"],
                "birth_date": typed_birth(person),
                "code": codes[int(person["seat"])],
                "behaviour": {"pace_s": pace_s, "changes": 36, "blank_items": index % 2},
            }
            for index, person in enumerate(candidates()[1:])
        ]
        file = self._folder / "people.json"
        file.write_text(json.dumps(people), encoding="utf-8")
        command = [sys.executable, "-m", "common.simulation", *self._centre.address()]
        options = ["--people", str(file), "--history", str(self.histories), "--seed", "1"]
        return self._children.start("simulated", [*command, *options])
