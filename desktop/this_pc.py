"""Which shop this PC opens, where it keeps that shop's secret, and what the PC is called."""

from __future__ import annotations

import os
import platform
from pathlib import Path

from desktop import config
from desktop.shop_secrets import ShopSecrets, system_backend


def database_url(given: str | None = None) -> str:
    """What was given, else POINTSDESK_DB, else a SQLite file in the data folder, which is made."""
    chosen = given or os.environ.get("POINTSDESK_DB")
    if chosen:
        return chosen
    folder = config.data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder / 'shop.db'}"


def kept_secrets() -> ShopSecrets:
    """This PC's keyring, or the folder that POINTSDESK_SECRETS names."""
    folder = os.environ.get("POINTSDESK_SECRETS")
    if folder:
        return ShopSecrets(Path(folder))
    return ShopSecrets(config.data_folder() / "secrets", system_backend())


def pc_name() -> str:
    return platform.node() or "PC"
