"""The program as it is started: which side answers, what it says without a screen, and the tour of the demo shop."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import app
from tests import papers

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_QPA_FONTDIR", "POINTSDESK_DB")


def run(*words: str, tmp_path: Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own that has no screen."""
    environment = {name: value for name, value in os.environ.items() if name not in SCREENS}
    environment |= {"TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "PYTHONUTF8": "1", "HOME": str(tmp_path), **more}
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words], env=environment, capture_output=True, check=False, timeout=240,
    )  # fmt: skip


@pytest.mark.parametrize(
    "arguments", [[], ["--demo"], ["--db", "sqlite:///shop.db"], ["--db=sqlite:///shop.db", "--demo"]]
)
def test_without_a_verb_the_desk_opens(arguments: list[str]) -> None:
    assert app.wanted(arguments)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["worker"], ["--db", "x", "verify"], ["--db"]])
def test_with_a_verb_the_command_line_answers(arguments: list[str]) -> None:
    assert not app.wanted(arguments)


def test_the_command_line_brings_no_qt(tmp_path: Path) -> None:
    check = "import sys; sys.argv = ['pointsdesk', 'actions', '--help']; from desktop.__main__ import main\n"
    check += "try:\n    main()\nexcept SystemExit:\n    pass\n"
    check += "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", check], stdout=subprocess.DEVNULL, check=False)
    assert done.returncode == 0


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen")
def test_a_desk_without_a_screen_says_so_in_one_line(tmp_path: Path) -> None:
    done = run(tmp_path=tmp_path, PYTHONIOENCODING="cp1252")
    assert done.returncode == 1
    lines = done.stdout.decode("utf-8").splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("这里没有显示器")


def test_an_answer_is_utf_8_in_a_pipe_of_an_old_code_page(tmp_path: Path) -> None:
    done = run("init", "--help", tmp_path=tmp_path, PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "店" in run("--help", tmp_path=tmp_path, PYTHONIOENCODING="cp1252").stdout.decode("utf-8")


def test_without_a_console_a_verb_is_refused_and_not_fallen_over(tmp_path: Path) -> None:
    """As of a windowed program on Windows: no streams at all, so nobody can be asked for a password."""
    check = (
        "import sys; sys.stdin = sys.stdout = sys.stderr = None\n"
        "sys.argv = ['pointsdesk', 'init', '--shop', '悦享生活', '--owner', 'lixiang']\n"
        "from desktop.__main__ import main\nsys.exit(40 + main())"
    )
    environment = {**os.environ, "POINTSDESK_DB": f"sqlite:///{tmp_path / 'shop.db'}", "PYTHONUTF8": "1",
                   "POINTSDESK_SECRETS": str(tmp_path / "secrets")}  # fmt: skip
    environment.pop("POINTSDESK_PASSWORD", None)
    done = subprocess.run([sys.executable, "-c", check], env=environment, capture_output=True, check=False, timeout=240)
    assert done.returncode == 41, done.stderr.decode("utf-8", "replace")


def test_without_a_screen_qt_looks_for_fonts_where_there_are_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "minimal")
    monkeypatch.delenv("QT_QPA_FONTDIR", raising=False)
    app.go_offscreen()
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert list(Path(os.environ["QT_QPA_FONTDIR"]).glob("*.ttf"))


@pytest.mark.skipif(sys.platform == "darwin", reason="there is always a screen")
def test_the_demo_without_a_screen_ships_an_order_and_shows_it(tmp_path: Path) -> None:
    # Windows always has a screen; it is told to do without
    without = {"QT_QPA_PLATFORM": "offscreen"} if sys.platform == "win32" else {}
    done = run("--demo", tmp_path=tmp_path, **without)
    said = done.stdout.decode("utf-8")
    assert done.returncode == 0, said + done.stderr.decode("utf-8", "replace")
    lines = said.splitlines()
    assert lines[0].startswith("这里没有显示器")
    assert "现在是「已发货」" in said
    pictures = [Path(line.rpartition(" ")[2]) for line in lines if line.endswith(".png")]
    assert len(pictures) == 3
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
    assert pictures[0].read_bytes() != pictures[2].read_bytes()
    (paper,) = [Path(line.rpartition(" ")[2]) for line in lines if line.endswith(".pdf")]
    assert paper.parent == pictures[0].parent
    assert "月经营汇总" in papers.text(paper.read_bytes())
    assert done.stderr == b""
    assert list(tmp_path.glob("pointsdesk-demo-*")) == []
