from __future__ import annotations

import argparse
import sys

from tests import servers
from tests.soak.company import a_company
from tests.soak.figures import figures


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--desks", type=int, default=8)
    parser.add_argument("--acts", type=float, default=20, help="of all desks, in a second")
    asked = parser.parse_args()
    servers.begin_run()
    try:
        with a_company(asked.desks) as company:
            company.work(asked.minutes * 60, asked.acts)
            holds = True
            for figure in figures(company, asked.minutes * 60, asked.acts):
                print(figure, flush=True)
                holds = holds and figure.holds
    finally:
        servers.end_run()
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
