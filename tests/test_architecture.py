"""The architecture is a test: the contracts of pyproject.toml, and pages that know nothing of each other."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest
from importlinter import cli

ROOT = Path(__file__).parent.parent
SHARED = {
    "desktop.views.order_acts",
    "desktop.views.order_pane",
    "desktop.views.return_acts",
    "desktop.views.paper",
    "desktop.views.charts",
    "desktop.views.mends",
    "desktop.views.imports",
    "desktop.views.bulk",
    "desktop.views.points",
    "desktop.views.stock_acts",
}
PAGE_PARTS = ("orders.table", "orders.filters", "shipping.bench", "order_pane.pane", "desk")


def test_importing_keeps_every_contract(capsys: pytest.CaptureFixture[str]) -> None:
    outcome = cli.lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert outcome == cli.EXIT_STATUS_SUCCESS, capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("models/base.py", "import desktop.services.points", "one-way"),
        ("services/points.py", "import desktop.views.theme", "one-way"),
        ("utils.py", "", "one-way"),
        ("cli.py", "import desktop.views.theme", "no-qt-below"),
        ("services/points.py", "import PySide6.QtCore", "qt"),
        ("views/theme.py", "import sqlalchemy", "sql"),
        ("views/theme.py", "import desktop.models.order", "screens"),
        ("services/points.py", "import desktop.models.database", "doors"),
        ("services/errors.py", "import desktop.services.office", "no-cycles"),
    ],
)
def test_a_contract_sees_who_breaks_it(house: Path, file: str, line: str, contract: str) -> None:
    with (house / "desktop" / file).open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")
    assert not kept(house, contract)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the source, to break."""
    shutil.copytree(ROOT / "desktop", tmp_path / "desktop", ignore=shutil.ignore_patterns("__pycache__", "resources"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def kept(house: Path, contract: str) -> bool:
    """In a process of its own: this one has imported the house itself."""
    check = (
        "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports;"
        f"sys.exit(lint_imports(limit_to_contracts=('{contract}',), no_cache=True))"
    )
    done = subprocess.run(
        [sys.executable, "-c", check], cwd=house, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    output = done.stdout.decode("utf-8", "replace")
    assert "Contracts:" in output, output
    return "1 kept" in output


def page_imports(graph: grimp.ImportGraph) -> list[str]:
    """How pages reach each other, however far round. A page is a package of views that isn't shared."""
    pages = sorted(child for child in graph.find_children("desktop.views") - SHARED if graph.find_children(child))
    return [
        " -> ".join(chain)
        for page in pages
        for other in pages
        if page != other
        for chain in sorted(graph.find_shortest_chains(page, other))
    ]


def test_pages_do_not_import_each_other() -> None:
    assert page_imports(grimp.build_graph("desktop", cache_dir=None)) == []


def a_house_of_pages() -> grimp.ImportGraph:
    graph = grimp.ImportGraph()
    for part in PAGE_PARTS:
        name = f"desktop.views.{part}"
        while name:
            graph.add_module(name)
            name = name.rpartition(".")[0]
    graph.add_import(importer="desktop.views.orders.table", imported="desktop.views.orders.filters")
    graph.add_import(importer="desktop.views.orders.table", imported="desktop.views.order_pane.pane")
    graph.add_import(importer="desktop.views.shipping.bench", imported="desktop.views.desk")
    return graph


def test_pages_may_use_what_is_shared() -> None:
    assert page_imports(a_house_of_pages()) == []


def test_a_page_that_reaches_another_round_a_corner_is_seen() -> None:
    graph = a_house_of_pages()
    graph.add_import(importer="desktop.views.desk", imported="desktop.views.orders.table")
    assert page_imports(graph) == ["desktop.views.shipping.bench -> desktop.views.desk -> desktop.views.orders.table"]
