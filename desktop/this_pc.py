"""Which shop this PC opens, where it keeps that shop's secret, and what the PC is called.

database_url(given) -> URL      what was given, else POINTSDESK_DB, else the chosen shop, else a file in the data folder
choose_shop(url)                the shop that this PC opens from now on; its password goes into the keyring
"""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from desktop import config

if TYPE_CHECKING:
    from desktop.shop_secrets import ShopSecrets

NOTE, PASSWORD = "shop.json", "database"


class DamagedNote(OSError):
    """The file that says which shop this PC opens can't be read; deleting it brings the first page back."""


def database_url(given: str | None = None) -> str:
    """Makes the data folder where it is needed. Raises OSError, DamagedNote."""
    chosen = given or os.environ.get("POINTSDESK_DB") or _chosen()
    return chosen or f"sqlite:///{shop_file()}"


def is_named(given: str | None = None) -> bool:
    """Whether somebody said for this start alone which shop it is."""
    return bool(given or os.environ.get("POINTSDESK_DB"))


def shop_file() -> Path:
    """Where a shop on this PC lies when nobody chooses another place; its folder is made."""
    folder = config.data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "shop.db"


def choose_shop(url: str) -> None:
    """Raises OSError."""
    parts = urlsplit(url)
    if parts.password is not None:
        kept_secrets().set_password(PASSWORD, unquote(parts.password))
        url = parts._replace(netloc=_who_and_where(parts.netloc, None)).geturl()
    import secrets

    note = shop_file().with_name(NOTE)
    beside = note.with_name(f".{NOTE}.{secrets.token_hex(4)}")
    beside.write_text(json.dumps({"url": url}, ensure_ascii=False), encoding="utf-8")
    beside.replace(note)


def _chosen() -> str:
    note = config.data_folder() / NOTE
    try:
        url = str(json.loads(note.read_text(encoding="utf-8"))["url"])
        parts = urlsplit(url)
    except FileNotFoundError:
        return ""
    except (ValueError, LookupError, TypeError):
        raise DamagedNote(str(note)) from None
    if not parts.username:
        return url
    return parts._replace(netloc=_who_and_where(parts.netloc, kept_secrets().password(PASSWORD))).geturl()


def _who_and_where(netloc: str, password: str | None) -> str:
    """user:password@host:port with another password, or without one."""
    user, _, place = netloc.rpartition("@")
    user = user.partition(":")[0]
    return f"{user}@{place}" if password is None else f"{user}:{quote(password, safe='')}@{place}"


def place_of(url: str) -> str:
    """Where a shop lies, without the password to it."""
    parts = urlsplit(url)
    return url if parts.password is None else parts._replace(netloc=_who_and_where(parts.netloc, None)).geturl()


def kept_secrets() -> ShopSecrets:
    """This PC's keyring, or the folder that POINTSDESK_SECRETS names. Loading what speaks to a keyring takes a while."""
    from desktop.shop_secrets import ShopSecrets, system_backend

    folder = os.environ.get("POINTSDESK_SECRETS")
    if folder:
        return ShopSecrets(Path(folder))
    return ShopSecrets(config.data_folder() / "secrets", system_backend())


def log_file() -> Path:
    """Where the desk notes what nobody foresaw."""
    return config.data_folder() / "desk.log"


def pc_name() -> str:
    return platform.node() or "PC"
