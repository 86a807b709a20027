"""The day in windows of the newcomer's own screen: they stay open and say who may sign in."""

import os
import sys
from pathlib import Path

from installers.dev.demo.centre import Centre
from installers.dev.demo.children import Children
from installers.dev.demo.display import nested_screen
from installers.dev.demo.people import CHIEF, PROCTOR, candidates, typed_birth
from installers.dev.demo.programs import Programs
from installers.dev.demo.waiting import pause

_TEXT = """
Gamdok is running at https://127.0.0.1:{port}

  총감독관 chief      {chief[0]}   {chief[1]}
  감독관   proctor    {proctor[0]} {proctor[1]}
  수험자   candidate  {number}     {birth}     PC 등록 코드 enrolment code {code}

1  proctor: 근무 시작 (take the room)      2  chief: open the gates, one after the other
3  candidate: enrol, then sign in          4  proctor: check identities, go along with the room
Eleven simulated candidates come in when the chief opens the period.
Close the windows, or press Ctrl+C here, to end.
"""


def stay_open(children: Children, centre: Centre, folder: Path) -> None:
    """Open the three programs and wait until all are closed."""
    centre.start()
    screen = {"DISPLAY": os.environ["DISPLAY"]}
    programs = Programs(children, centre, folder, screen)
    programs.proctor()
    programs.chief()
    nested = nested_screen(children)
    # Never the newcomer's own desktop: a screen of its own, or a plain window.
    seat = Programs(children, centre, folder, nested or screen)
    seat.candidate(*([] if nested else ["--window"]))
    programs.simulated(pace_s=8.0)
    first = candidates()[0]
    sys.stdout.write(
        _TEXT.format(
            port=centre.port,
            chief=CHIEF,
            proctor=PROCTOR,
            number=first["exam_number"],
            birth=typed_birth(first),
            code=centre.codes()[int(first["seat"])],
        )
    )
    try:
        while any(children.running(name) for name in ("proctor", "chief", "candidate")):
            pause(0.5)
    except KeyboardInterrupt:
        sys.stdout.write("ending …\n")
