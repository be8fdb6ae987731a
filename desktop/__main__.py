"""pointsdesk: the desk without a verb, the shop's services on the command line with one."""

from __future__ import annotations

import sys


def main() -> int:
    # each side imports its own: the command line no Qt, the desk no parser of forty verbs
    arguments = sys.argv[1:]
    if arguments == ["import-child"]:
        from desktop.cli_import import child_main

        return child_main()
    if arguments == ["paper-child"]:
        from desktop.cli_report import child_main as make_paper

        return make_paper()
    from desktop import app

    if app.wanted(arguments):
        return app.main(arguments)
    from desktop.cli import main as command_line

    return command_line(arguments)


if __name__ == "__main__":
    sys.exit(main())
