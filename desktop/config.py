"""Where the program's own files and its data lie, and which version this is.

    resource("icons/truck.svg") -> Path     a file that ships with the program
    data_folder() -> Path                   this PC's folder for the shop's data (made by the caller)
    VERSION                                 same as pyproject.toml's

Raises FileNotFoundError for a resource that doesn't ship.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import platformdirs

VERSION = "0.1.0"
_PACKAGE = Path(__file__).resolve().parent


@cache
def resource_folder() -> Path:
    """resources/ of a frozen program, of an installed wheel, or of the source tree."""
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / "resources"] if frozen else []
    places += [_PACKAGE / "resources", _PACKAGE.parent / "resources"]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"no resources folder in {', '.join(str(place) for place in places)}")


def resource(name: str) -> Path:
    """The file or folder `name` (forward slashes, relative to resources/)."""
    path = resource_folder() / name
    if not path.exists():
        raise FileNotFoundError(f"no resource {name} in {resource_folder()}")
    return path


def data_folder() -> Path:
    """The platform's folder for this program's data; not made here."""
    return platformdirs.user_data_path("PointsDesk", appauthor=False)


def utc_now() -> datetime:
    return datetime.now(UTC)
