"""`gamdok-chief`: the dashboard of the whole centre."""

import sys

from chief_app.composition import run
from common.core.errors import SettingsError


def main() -> None:
    """Run the program; a wrong option ends it with code 2 and one sentence."""
    try:
        code = run()
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        code = 2
    raise SystemExit(code)


if __name__ == "__main__":
    main()
