"""The wheel holds everything that the program reads: an unpacked one finds its icons, fonts, style and lists."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from desktop.config import VERSION
from tests.test_house_rules import ROOT

CHECK = """
import sys
from pathlib import Path
from desktop import config
place = Path(sys.argv[1]).resolve()
assert Path(config.__file__).is_relative_to(place), config.__file__
assert config.resource_folder().is_relative_to(place), config.resource_folder()
for name in sys.argv[2:]:
    assert config.resource(name).stat().st_size > 0, name
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def shipped() -> list[str]:
    resources = ROOT / "resources"
    files = (file for file in resources.rglob("*") if file.is_file() and file.name != ".DS_Store")
    return sorted(file.relative_to(resources).as_posix() for file in files)


def test_every_resource_is_found_in_an_unpacked_wheel(unpacked: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-P", "-c", CHECK, str(unpacked), *shipped()],
        cwd=unpacked, env=environment, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")


def test_the_program_of_the_wheel_starts(unpacked: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "desktop", "--version"],
        cwd=unpacked, env=environment, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.decode("utf-8").strip()) == (0, VERSION)


def test_migrations_and_tests_lie_where_they_belong(unpacked: Path) -> None:
    assert list((unpacked / "desktop" / "models" / "migrations" / "versions").glob("r0001_*.py"))
    assert not (unpacked / "tests").exists()
