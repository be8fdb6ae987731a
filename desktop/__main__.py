"""pointsdesk: the desk without a verb, the shop's services on the command line with one."""

from __future__ import annotations

import io
import sys


def main() -> int:
    prepare_streams()
    # each side imports its own: the command line no Qt, the desk no parser of forty verbs
    arguments = sys.argv[1:]
    if arguments == ["import-child"]:
        from desktop.cli_import import child_main

        return child_main()
    if arguments == ["paper-child"]:
        from desktop.cli_report import child_main as make_paper

        return make_paper()
    if arguments == ["table-child"]:
        from desktop.cli_report import table_child_main

        return table_child_main()
    if arguments == ["statement-child"]:
        from desktop.cli_reconcile import serve_statement

        return serve_statement()
    from desktop import app

    if app.wanted(arguments):
        return app.main(arguments)
    from desktop.cli import main as command_line

    return command_line(arguments)


def prepare_streams() -> None:
    """utf-8 whatever the system's code page, and something to write into where Windows gives a program no console."""
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, io.StringIO())  # not the null device, which Windows takes for a terminal
        elif name != "stdin" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # a process that multiprocessing has started is this program too
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
