"""The owner forgets her password and takes the sheet out of the safe."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from desktop import crypto
from desktop.models.staff import KeyHolder
from desktop.models.vocabulary import Preset
from desktop.recovery import recovery_identity
from desktop.services import order_detail, staff
from desktop.services.errors import Invalid, KeyUnavailable, NotFound, SessionEnded, SignInRefused, WeakPassword
from desktop.services.recovering import Recovered, recover_owner, shop_secret_from
from desktop.services.settings import shop_settings
from desktop.services.transaction import Actor
from tests.orders_made import everything
from tests.people import PASSWORD, SECRET, Shop

NEW = "mountain river 1024"


def recover(shop: Shop, words: str, login: str = "lixiang", password: str = NEW) -> Recovered:
    identity = recovery_identity(words)
    return recover_owner(shop.office, identity, login=login, password=password, pc="收银台-09", costs=crypto.CHEAP)


def come_in(shop: Shop, login: str, password: str) -> Actor:
    return staff.sign_in(shop.office, login, password, pc="收银台-03", costs=crypto.CHEAP)


def test_the_sheet_gives_a_new_password_with_which_the_owner_reads_her_customers_again(shop: Shop) -> None:
    order = shop.an_order(fen=100)
    for _ in range(4):
        with pytest.raises(SignInRefused):
            come_in(shop, "lixiang", "forgotten, alas")
    recover(shop, shop.recovery_words)
    with pytest.raises(SessionEnded):
        shop.ask(shop_settings)
    with pytest.raises(SignInRefused):
        come_in(shop, "lixiang", PASSWORD)
    shop.owner = come_in(shop, "lixiang", NEW)
    assert not shop.owner.must_change
    assert shop.ask(order_detail.reveal_recipient, order.id, reason="核对").name == "何小明"
    assert shop.breaks() == []


def test_a_new_sheet_takes_the_place_of_the_old_one(shop: Shop) -> None:
    fresh = recover(shop, shop.recovery_words).recovery_words
    with shop.engine.connect() as connection:
        with pytest.raises(Invalid, match="of_another_sheet"):
            shop_secret_from(connection, recovery_identity(shop.recovery_words))
        assert shop_secret_from(connection, recovery_identity(fresh)) == SECRET
    with pytest.raises(KeyUnavailable):
        recover(shop, shop.recovery_words)
    recover(shop, fresh, password="another river 2048")
    assert come_in(shop, "lixiang", "another river 2048").keys == shop.owner.keys


def test_everybody_else_keeps_password_and_key(shop: Shop) -> None:
    service = shop.person(Preset.SERVICE)
    recover(shop, shop.recovery_words)
    assert shop.office.ask(service, shop_settings)
    assert come_in(shop, "service", PASSWORD + "SERVICE").keys == service.keys


def test_the_sheet_is_for_owners_and_a_good_password_and_else_nothing_changes(shop: Shop) -> None:
    shop.person(Preset.MANAGER)
    before = everything(shop)
    for login, password, refusal in (
        ("manager", NEW, NotFound), ("nobody", NEW, NotFound), ("lixiang", "short", WeakPassword),
    ):  # fmt: skip
        with pytest.raises(refusal):
            recover(shop, shop.recovery_words, login, password)
    assert everything(shop) == before


def test_a_swapped_sheet_is_refused(shop: Shop) -> None:
    with shop.office.transaction() as connection:
        stranger = crypto.public_of(crypto.new_identity())
        connection.execute(update(KeyHolder).where(KeyHolder.kind == "RECOVERY").values(public_key=stranger))
    before = everything(shop)
    with pytest.raises(KeyUnavailable):
        recover(shop, shop.recovery_words)
    assert everything(shop) == before
