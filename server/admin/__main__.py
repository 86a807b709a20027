"""Entry point of `gamdok-admin`."""

from server.admin.command_line import command_line


def main() -> None:
    """Run the command that the arguments name."""
    command_line()


if __name__ == "__main__":
    main()
