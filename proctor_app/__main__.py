"""`gamdok-proctor`: the console on the invigilator's laptop."""

import sys

from common.core.errors import SettingsError
from proctor_app.composition import run


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
