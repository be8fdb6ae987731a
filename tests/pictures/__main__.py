"""python -m tests.pictures [--language en] OUT [scene …]: every page, dialog and state as PNG, light and dark, 1366×768, on demo data.

Scenes come from tests/pictures/*_scenes.py: scenes(stage) yields (name, widget) pairs; OUT gets name-light.png and
name-dark.png of the widget's window. Words after OUT choose files by their name, else scenes by theirs.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.app import go_offscreen

if "QT_QPA_PLATFORM" not in os.environ:
    go_offscreen()

from PySide6.QtWidgets import QApplication, QWidget

from desktop.views.garbage import Garbage
from desktop.views.language import LANGUAGES, SOURCE, speak
from tests import pictures
from tests.pictures.stage import Stage

Scenes = Callable[[Stage], Iterator[tuple[str, QWidget]]]


def scene_files() -> list[tuple[str, Scenes]]:
    names = sorted(module.name for module in pkgutil.iter_modules(pictures.__path__))
    return [
        (name, importlib.import_module(f"tests.pictures.{name}").scenes) for name in names if name.endswith("_scenes")
    ]


def take(stage: Stage, out: Path, wanted: list[str]) -> int:
    taken = 0
    files = scene_files()
    named = [one for one in files if any(word in one[0] for word in wanted)]
    for file, scenes in named or files:
        stage.use("light")
        for name, widget in scenes(stage):
            if not wanted or any(word in file or word in name for word in wanted):
                for scheme in ("light", "dark"):
                    # as a person switches it: what doesn't follow is a fault that the picture shows
                    stage.use(scheme)
                    stage.grab(widget, out / f"{name}-{scheme}.png")
                    taken += 1
                stage.use("light")
            stage.strike(widget)
    return taken


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures")
    parser.add_argument("--language", choices=sorted(LANGUAGES), default=SOURCE)
    parser.add_argument("out", type=Path)
    parser.add_argument("scenes", nargs="*")
    chosen = parser.parse_intermixed_args(arguments)
    chosen.out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    speak(app, chosen.language)
    garbage = Garbage(app)
    stage = Stage.in_scratch(app)
    try:
        print(f"{take(stage, chosen.out, chosen.scenes)} pictures in {chosen.out}")
    finally:
        stage.close()
        garbage.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
