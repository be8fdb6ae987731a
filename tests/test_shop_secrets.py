"""The shop's secret survives a PC without a keyring, a locked one and one that only pretends."""

from __future__ import annotations

import os
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from desktop.crypto import Unreadable
from desktop.shop_secrets import SERVICE, ShopSecrets, system_backend

SECRET, NEWER = b"s" * 32, b"n" * 32


class AKeyring:
    """locked: every use fails; forgetful: takes everything and keeps nothing."""

    def __init__(self, *, forgetful: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False
        self.forgetful = forgetful

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        if not self.forgetful:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]

    def _open(self) -> None:
        if self.locked:
            raise KeyringLocked


def test_a_keyring_keeps_the_secret_and_no_file_is_written(tmp_path: Path) -> None:
    backend = AKeyring()
    ShopSecrets(tmp_path, backend).set("0a1b", SECRET)
    assert ShopSecrets(tmp_path, backend).get("0a1b") == SECRET
    assert list(tmp_path.iterdir()) == []
    assert backend.kept == {(SERVICE, "0a1b"): SECRET.hex()}


def test_without_a_keyring_a_file_of_its_own_keeps_each_shop(tmp_path: Path) -> None:
    store = ShopSecrets(tmp_path / "new" / "folder")
    store.set("one", SECRET)
    store.set("two", NEWER)
    assert (store.get("one"), store.get("two"), store.get("three")) == (SECRET, NEWER, None)


@pytest.mark.skipif(os.name != "posix", reason="Windows has the profile folder's rights instead")
def test_only_its_user_can_read_the_file(tmp_path: Path) -> None:
    store = ShopSecrets(tmp_path / "data")
    store.set("one", SECRET)
    path = tmp_path / "data" / "one.secret"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    path.chmod(0o644)
    assert store.get("one") == SECRET
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("forgetful", [True, False])
def test_a_keyring_that_fails_means_the_file(tmp_path: Path, forgetful: bool) -> None:
    backend = AKeyring(forgetful=forgetful)
    backend.locked = not forgetful
    store = ShopSecrets(tmp_path, backend)
    store.set("one", SECRET)
    assert store.get("one") == SECRET


def test_a_keyring_that_opens_again_doesnt_bring_back_the_old_secret(tmp_path: Path) -> None:
    backend = AKeyring()
    store = ShopSecrets(tmp_path, backend)
    store.set("one", SECRET)
    backend.locked = True
    store.set("one", NEWER)
    backend.locked = False
    assert store.get("one") == NEWER
    store.set("one", NEWER)
    assert list(tmp_path.iterdir()) == []


def test_a_forgotten_shop_leaves_nothing(tmp_path: Path) -> None:
    for backend in (None, AKeyring()):
        store = ShopSecrets(tmp_path, backend)
        store.set("one", SECRET)
        store.forget("one")
        store.forget("one")
        assert store.get("one") is None


@pytest.mark.parametrize("content", [b"", b"zz", b"00", b"\xff" * 64, b"00" * 33])
def test_a_damaged_file_is_unreadable(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "one.secret").write_bytes(content)
    with pytest.raises(Unreadable):
        ShopSecrets(tmp_path).get("one")


@pytest.mark.parametrize("shop_id", ["", "../one", "a/b", "a\0", "x" * 65, "a.b", "one\n"])
def test_a_shop_id_never_leaves_the_folder(tmp_path: Path, shop_id: str) -> None:
    with pytest.raises(ValueError, match="shop's id"):
        ShopSecrets(tmp_path).set(shop_id, SECRET)


def test_a_failed_write_leaves_the_old_secret_and_no_scraps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = ShopSecrets(tmp_path)
    store.set("one", SECRET)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.set("one", NEWER)
    assert store.get("one") == SECRET
    assert [path.name for path in tmp_path.iterdir()] == ["one.secret"]


def test_a_fault_of_ours_isnt_hidden_as_a_missing_keyring(tmp_path: Path) -> None:
    class Wrong(AKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            raise TypeError("a programmer's mistake")

    with pytest.raises(TypeError):
        ShopSecrets(tmp_path, Wrong()).get("one")


def test_a_pc_without_a_keyring_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", NoKeyring)
    assert system_backend() is None
