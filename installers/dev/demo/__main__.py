"""Runs the day: in windows of the newcomer's screen, or driven on virtual screens.

make demo           make demo KILL=1
"""

import json
import os
import shutil
import sys
from pathlib import Path

from common.core.clock import SystemClock
from installers.dev.demo import story, summary
from installers.dev.demo.cast import Cast
from installers.dev.demo.centre import Centre
from installers.dev.demo.children import Children
from installers.dev.demo.display import has_screen
from installers.dev.demo.waiting import TooLateError
from installers.dev.demo.windows import stay_open

FOLDER = Path(os.environ.get("DEMO_OUT", "build/demo"))


def main() -> None:
    """Prepare an empty folder and run the day."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    children = Children(FOLDER / "logs", {"LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1"})
    try:
        centre = Centre(children, FOLDER, SystemClock().now_ms() + 600_000)
        if has_screen():
            stay_open(children, centre, FOLDER)
        else:
            _told(Cast(FOLDER, children, centre))
    finally:
        children.stop()


def _told(cast: Cast) -> None:
    """Run the story; when it is stuck, leave pictures of where."""
    try:
        _driven(cast)
    except TooLateError as error:
        cast.take_all("stuck")
        sys.stderr.write(f"\n{error}; pictures and logs are in {FOLDER}/\n")
        raise SystemExit(1) from error


def _driven(cast: Cast) -> None:
    """Let the story happen on virtual screens and write what it came to."""
    watch, killed = cast.watch, bool(os.environ.get("KILL"))
    with watch.part("prepare"):
        cast.centre.start()
        cast.begin()
    with watch.part("open"):
        story.open_day(cast)
    with watch.part("enter"):
        story.come_in(cast)
        story.check_everybody(cast)
    with watch.part("briefing"):
        story.brief_and_ready(cast)
    with watch.part("running"):
        story.start_and_answer(cast)
        story.lose_focus(cast)
        story.warn(cast)
        story.lock_and_release(cast)
        if killed:
            story.cut_power(cast)
        story.hand_in(cast)
    with watch.part("closing"):
        story.end_day(cast)
    _sum_up(cast)


def _sum_up(cast: Cast) -> None:
    differences = cast.centre.differences()
    cast.centre.stop()
    report = summary.checked(cast.centre.data, FOLDER / "histories")
    result = {
        **summary.counts(cast.centre.data),
        "answers_acknowledged": report["acknowledged"],
        "answers_found": report["found"],
        "reconciliation_difference": differences,
        "stages": cast.watch.seconds,
        "screenshots": cast.pictures(),
        "history": report,
    }
    text = json.dumps(result, ensure_ascii=False, indent=1)
    (FOLDER / "summary.json").write_text(text, encoding="utf-8")
    sys.stdout.write(text + "\n")
    if report["found"] != report["acknowledged"] or not report["found"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
