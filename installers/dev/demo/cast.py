"""Everybody who takes part in the day: the centre, three programs, eleven simulated candidates."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from installers.dev.demo.album import Album
from installers.dev.demo.centre import Centre
from installers.dev.demo.children import Child, Children
from installers.dev.demo.display import virtual_screen
from installers.dev.demo.hands import Hands
from installers.dev.demo.programs import Programs
from installers.dev.demo.stopwatch import Stopwatch


@dataclass
class Seen:
    """One person's screen: hands to work it and an album of it."""

    hands: Hands
    screen: Mapping[str, str]
    album: Album


@dataclass
class Cast:
    """The day's people on their own virtual screens, as on their own machines."""

    folder: Path
    children: Children
    centre: Centre
    watch: Stopwatch = field(default_factory=Stopwatch)

    def begin(self) -> None:
        """Open the screens and the windows."""
        self.proctor = self._person("proctor", "1366x768")
        self.chief = self._person("chief", "1920x1080")
        self.candidate = self._person("candidate", "1366x768")

    def simulate(self) -> None:
        """Let the other eleven candidates come in."""
        self.simulated: Child = Programs(self.children, self.centre, self.folder, {}).simulated(
            pace_s=0.8
        )

    def steal_focus(self) -> Child:
        """Open a window on the candidate's screen that takes the focus."""
        return self.children.start(
            "thief", [sys.executable, "-m", "installers.dev.demo.thief"], self.candidate.screen
        )

    def take_all(self, name: str) -> None:
        """Take a picture of every screen."""
        for seen in (self.candidate, self.proctor, self.chief):
            seen.album.take(name)

    def pictures(self) -> list[str]:
        """Return the names of all pictures."""
        albums = (self.candidate.album, self.proctor.album, self.chief.album)
        return sorted(name for album in albums for name in album.taken)

    def _person(self, name: str, size: str) -> Seen:
        screen = virtual_screen(self.children, name, size)
        programs = Programs(self.children, self.centre, self.folder, screen)
        hands: Hands = getattr(programs, name)()
        return Seen(hands, screen, Album(self.folder, name, screen))
