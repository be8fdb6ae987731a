"""The words of the window and their English: resources/i18n/en.ts, and en.qm, which is made from it.

    python -m tests.language        new strings into en.ts, gone ones out of it, en.qm from it; says what has no English yet

translations() -> Message of en.ts         written_words() -> what the sources show, with the context it is shown in
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import PySide6

from desktop.config import resource_folder

ROOT = Path(__file__).resolve().parent.parent
TS, QM = resource_folder() / "i18n" / "en.ts", resource_folder() / "i18n" / "en.qm"


@dataclass(frozen=True, slots=True)
class Message:
    context: str
    source: str
    english: str
    finished: bool


@dataclass(frozen=True, slots=True)
class Written:
    """where: file:line. context is what Qt looks under when it runs; "" where it can't be told from the source."""

    where: str
    context: str
    source: str


def sources() -> list[Path]:
    return sorted((ROOT / "desktop").rglob("*.py"))


def extract(into: Path) -> None:
    """The strings of desktop/ into a file that may hold English already."""
    files = [str(file.relative_to(ROOT)) for file in sources()]
    _qt_tool(
        "lupdate", *files, "-source-language", "zh_CN", "-target-language", "en", "-no-obsolete",
        "-locations", "none", "-ts", str(into),
    )  # fmt: skip


def compile_words(ts: Path, qm: Path) -> None:
    _qt_tool("lrelease", str(ts), "-qm", str(qm))


def _qt_tool(name: str, *words: str) -> None:
    tool = Path(PySide6.__file__).parent / (f"{name}.exe" if sys.platform == "win32" else name)
    subprocess.run([str(tool), *words], cwd=ROOT, check=True, capture_output=True)


def translations(ts: Path = TS) -> list[Message]:
    made = []
    for context in ElementTree.parse(ts).iter("context"):
        for message in context.iter("message"):
            said = message.find("translation")
            assert said is not None
            made.append(
                Message(
                    context.findtext("name", ""), message.findtext("source", ""), said.text or "",
                    said.get("type") is None and bool(said.text),
                )
            )  # fmt: skip
    return made


def written_words() -> list[Written]:
    return [one for file in sources() for one in _words_of(file)]


def _words_of(file: Path) -> Iterator[Written]:
    name = file.relative_to(ROOT).as_posix()

    def walk(node: ast.AST, inside: str) -> Iterator[Written]:
        if isinstance(node, ast.ClassDef):
            inside = node.name
        if isinstance(node, ast.Call) and _strings(node):
            given = _strings(node)
            match node.func:
                case ast.Attribute(value=ast.Name(id="self"), attr="tr"):
                    yield Written(f"{name}:{node.lineno}", inside, given[0])
                case ast.Attribute(attr="tr"):
                    yield Written(f"{name}:{node.lineno}", "", given[0])
                case (
                    ast.Name(id="translate" | "QT_TRANSLATE_NOOP")
                    | ast.Attribute(value=ast.Name(id="QCoreApplication"), attr="translate")
                ) if len(given) == 2:
                    yield Written(f"{name}:{node.lineno}", given[0], given[1])
        for child in ast.iter_child_nodes(node):
            yield from walk(child, inside)

    yield from walk(ast.parse(file.read_text(encoding="utf-8")), "")


def _strings(call: ast.Call) -> list[str]:
    """The leading arguments that are written out."""
    given = []
    for argument in call.args:
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            break
        given.append(argument.value)
    return given


def main() -> int:
    extract(TS)
    waiting = [one for one in translations() if not one.finished]
    for one in waiting:
        print(f"{one.context}: {one.source}")
    compile_words(TS, QM)
    print(f"{TS.name}: {len(waiting)} without English")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
