"""The pictures' scenes are found by their files."""

from __future__ import annotations

from pathlib import Path

from tests.pictures.__main__ import scene_files


def test_every_file_of_scenes_is_found() -> None:
    files = sorted(file.stem for file in (Path(__file__).parent / "pictures").glob("*_scenes.py"))
    assert [name for name, _ in scene_files()] == files
    assert "desk_scenes" in files
