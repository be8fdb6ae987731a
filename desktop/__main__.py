"""pointsdesk: the shop's services on the command line."""

from __future__ import annotations

import sys

from desktop.cli import main as command_line


def main() -> int:
    return command_line(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
