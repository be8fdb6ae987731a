"""What ships with the program comes from somewhere: every folder of resources names its sources and their licences."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.config import resource_folder

FOLDERS = sorted(folder for folder in resource_folder().iterdir() if folder.is_dir())
OURS = {"docs", "i18n"}


def licences(folder: Path) -> list[Path]:
    return sorted({*folder.glob("LICENSE*"), *folder.glob("OFL*")})


def test_there_are_folders_to_look_at() -> None:
    assert {"carriers", "divisions", "fonts", "icons"} <= {folder.name for folder in FOLDERS}


@pytest.mark.parametrize("folder", [one for one in FOLDERS if one.name not in OURS], ids=lambda folder: folder.name)
def test_a_folder_has_its_source_and_the_licences_that_it_names(folder: Path) -> None:
    source = (folder / "SOURCE.md").read_text(encoding="utf-8")
    assert licences(folder)
    for licence in licences(folder):
        assert licence.name in source, licence.name
        assert "licen" in licence.read_text(encoding="utf-8").casefold(), licence.name


@pytest.mark.parametrize("folder", [one for one in FOLDERS if one.name not in OURS], ids=lambda folder: folder.name)
def test_every_table_of_a_folder_is_named_in_its_source(folder: Path) -> None:
    source = (folder / "SOURCE.md").read_text(encoding="utf-8")
    for file in folder.rglob("*"):
        if file.suffix in (".csv", ".json"):
            known = (file.name, f"{file.parent.name}/*{file.suffix}", f"*{file.suffix}")
            assert any(name in source for name in known), file.name
