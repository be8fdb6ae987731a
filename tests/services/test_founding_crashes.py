"""The power goes off while a shop is being founded: afterwards there is a shop that its PC can open, or none and a free place."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url

from desktop import config, crypto, recovery
from desktop.services import joining, opening, staff, verify
from desktop.services.connecting import Probe, probe
from desktop.shop_secrets import ShopSecrets
from tests import servers
from tests.conftest import KINDS
from tests.crashes import Mortal
from tests.people import PASSWORD

if sys.platform == "win32":
    pytest.skip("no fork, no SIGKILL", allow_module_level=True)


@pytest.fixture(scope="module")
def mortal() -> Iterator[Mortal]:
    with Mortal() as server:
        yield server


@contextmanager
def a_place(kind: str, folder: Path) -> Iterator[str]:
    """Tables without a shop, as the database's owner reaches them."""
    folder.mkdir()
    if kind == "sqlite":
        yield servers.fresh_sqlite_url(folder)
        return
    url = servers.fresh_postgres_url()
    yield url
    servers.shared_postgres().drop(url)


def comes_in(url: str, kept: ShopSecrets) -> None:
    office = opening.open_shop(url, kept, config.utc_now)
    owner = staff.sign_in(office, "lixiang", PASSWORD, pc="收银台-01", costs=crypto.CHEAP)
    assert office.ask(owner, verify.verify).ok
    office.engine.dispose()


def test_a_pc_that_died_before_its_note_of_the_shop_comes_in_again_and_so_does_another_by_the_sheet(
    mortal: Mortal, tmp_path: Path
) -> None:
    """The password of the shop's login was never written down anywhere but in the shop."""
    with a_place("postgresql", tmp_path / "trial") as url:
        whole = mortal.found(url, tmp_path / "trial", recovery.new_recovery())
    assert whole is not None
    words, sheet = recovery.new_recovery()
    with a_place("postgresql", tmp_path / "pc") as admin:
        assert mortal.found(admin, tmp_path / "pc", (words, sheet), dies_at=whole.points - 1) is None
        kept, other = ShopSecrets(tmp_path / "pc" / "secrets"), ShopSecrets(tmp_path / "other pc")
        assert not (tmp_path / "pc" / "shop.json").exists()
        assert probe(admin, kept) == Probe("shop", "晨光积分店", owner=True)
        url = joining.adopt_shop(admin, other, config.utc_now, words=words, pc="收银台-02")
        assert url == opening.shops_own_url(admin, kept, config.utc_now)
        assert make_url(url).username == f"{make_url(admin).database}_desk" and make_url(url).password
        comes_in(url, kept)
        comes_in(url, other)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_killed_before_every_statement_a_founding_is_whole_or_can_be_done_again(
    mortal: Mortal, tmp_path: Path, kind: str
) -> None:
    n, seen = 0, set()
    while True:
        n += 1
        pc = tmp_path / str(n)
        with a_place(kind, pc) as url:
            if mortal.found(url, pc, recovery.new_recovery(), dies_at=n) is not None:
                break
            kept = ShopSecrets(pc / "secrets")
            state = probe(url, kept).state
            seen.add(state)
            if state == "empty":
                again = mortal.found(url, pc, recovery.new_recovery())
                assert again is not None
                own = str(again.answer)
            else:
                own = opening.shops_own_url(url, kept, config.utc_now)
            comes_in(own, kept)
    assert n > 15 and seen == {"empty", "shop"}
