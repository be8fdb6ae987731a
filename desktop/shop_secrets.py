"""Where a PC keeps the shop's secret: the keyring where there is one, else a file that only its user can read."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from pathlib import Path
from typing import Protocol

import keyring
from keyring.errors import KeyringError

from desktop.crypto import KEY_BYTES, Unreadable

SERVICE = "PointsDesk"
_BACKEND_PACKAGES = frozenset({"keyring", "keyrings", "secretstorage", "jeepney", "win32ctypes", "pywintypes", "dbus"})


class Backend(Protocol):
    """What is used of a keyring backend."""

    def get_password(self, service: str, username: str, /) -> str | None: ...
    def set_password(self, service: str, username: str, password: str, /) -> None: ...
    def delete_password(self, service: str, username: str, /) -> None: ...


def system_backend() -> Backend | None:
    """The user's keyring; None where only a stand-in is left (nothing, plain text, refusal)."""
    try:
        backend = keyring.get_keyring()
        return backend if backend.priority >= 1 else None
    except Exception as problem:
        if not _is_backend_failure(problem):
            raise
        return None


class ShopSecrets:
    """The 32-byte secret of each shop on this PC. A keyring that is missing, locked or broken means the file.

    folder: within the user's own profile, which is what keeps others out on Windows; elsewhere the modes do.
    """

    def __init__(self, folder: Path, backend: Backend | None = None) -> None:
        self._folder = folder
        self._backend = backend

    @property
    def folder(self) -> Path:
        """Where this PC keeps what lies beside the shop's database; made when something is written."""
        return self._folder

    @property
    def in_keyring(self) -> bool:
        """Whether a keyring keeps them, as far as it answers; else a file."""
        return self._backend is not None

    def get(self, shop_id: str) -> bytes | None:
        """None when this PC has no secret of that shop. Raises crypto.Unreadable for a damaged one."""
        secret = self._kept(shop_id)
        if secret is not None and len(secret) != KEY_BYTES:
            raise Unreadable
        return secret

    def password(self, name: str) -> str | None:
        """A password that was kept under that name, as set_password left it."""
        kept = self._kept(name)
        return None if kept is None else kept.decode(errors="replace")

    def set_password(self, name: str, password: str) -> None:
        """Durable before it returns. Raises OSError when neither place takes it."""
        self._keep(name, password.encode())

    def set(self, shop_id: str, secret: bytes) -> None:
        """Durable before it returns. Raises OSError when neither place takes it, ValueError for no secret."""
        if len(secret) != KEY_BYTES:
            raise ValueError("a shop secret has 32 bytes")
        self._keep(shop_id, secret)

    def _kept(self, name: str) -> bytes | None:
        # A file is only there when the keyring failed, so it is the newer of the two.
        written = self._read(name)
        if written is None:
            written = self._ask(name)
        try:
            return None if written is None else bytes.fromhex(written)
        except ValueError:
            raise Unreadable from None

    def _keep(self, name: str, secret: bytes) -> None:
        path = self._path(name)
        if self._tell(name, secret.hex()):
            path.unlink(missing_ok=True)
        else:
            self._write(path, secret.hex())

    def forget(self, shop_id: str) -> None:
        self._path(shop_id).unlink(missing_ok=True)
        if self._backend is None or self._ask(shop_id) is None:
            return
        try:
            self._backend.delete_password(SERVICE, shop_id)
        except Exception as problem:
            if not _is_backend_failure(problem):
                raise

    def _ask(self, shop_id: str) -> str | None:
        if self._backend is None:
            return None
        try:
            return self._backend.get_password(SERVICE, shop_id)
        except Exception as problem:
            if not _is_backend_failure(problem):
                raise
            return None

    def _tell(self, shop_id: str, written: str) -> bool:
        """Whether the keyring really kept it: some accept and forget."""
        if self._backend is None:
            return False
        try:
            self._backend.set_password(SERVICE, shop_id, written)
        except Exception as problem:
            if not _is_backend_failure(problem):
                raise
            return False
        return self._ask(shop_id) == written

    def _path(self, shop_id: str) -> Path:
        if not re.fullmatch(r"[0-9A-Za-z_-]{1,64}", shop_id):
            raise ValueError("not a shop's id")
        return self._folder / f"{shop_id}.secret"

    def _read(self, shop_id: str) -> str | None:
        path = self._path(shop_id)
        try:
            if os.name == "posix" and path.stat().st_mode & 0o077:
                path.chmod(0o600)
            return path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except UnicodeDecodeError:
            raise Unreadable from None

    def _write(self, path: Path, written: str) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        try:
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
                file.write(written)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        with contextlib.suppress(OSError, AttributeError):  # a folder can't be synced on Windows
            handle = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _is_backend_failure(problem: Exception) -> bool:
    """Backends let errors of their own libraries through; anything else is a fault of ours."""
    known = isinstance(problem, (KeyringError, OSError, RuntimeError, ImportError))
    return known or type(problem).__module__.partition(".")[0] in _BACKEND_PACKAGES
