"""The shop's settings: several at once or none, within their ranges, and nobody overwrites what she hasn't seen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from desktop import crypto
from desktop.models.journal import Audit
from desktop.models.order import Order
from desktop.models.vocabulary import Preset
from desktop.services import settings, staff
from desktop.services.errors import ChangedByOther, Invalid, NotPermitted
from desktop.services.settings import change_settings
from tests.people import PASSWORD, Shop


def test_settings_are_changed_together_and_stand_on_record_before_and_after(shop: Shop) -> None:
    told = shop.do(change_settings, values={"ship_hours": 24, "shop_name": " 悦享 "}, seen={"ship_hours": 48})
    assert (told.ship_hours, told.shop_name) == (24, "悦享")
    with shop.engine.connect() as connection:
        row = connection.execute(select(Audit.before, Audit.after).where(Audit.act == "change_settings")).one()
    assert "48" in row.before and "悦享生活" in row.before and "24" in row.after
    assert staff.name_of_shop(shop.office) == "悦享"


def test_one_wrong_value_changes_nothing(shop: Shop) -> None:
    before = shop.ask(settings.shop_settings)
    tries: list[tuple[dict[str, Any], str, str]] = [
        ({"pay_minutes": 0}, "pay_minutes", "out_of_range"),
        ({"ship_hours": 24, "idle_lock_minutes": 481}, "idle_lock_minutes", "out_of_range"),
        ({"shop_name": "  "}, "shop_name", "missing"), ({"zone": "Mars/Base"}, "zone", "unknown"),
        ({"carriers": []}, "carriers", "missing"), ({"auto_release": "yes"}, "auto_release", "wrong_type"),
        ({"shop_id": "x"}, "name", "unknown"), ({"pay_minutes": 30}, "values", "nothing_changed"),
        ({}, "values", "nothing_changed"),
    ]  # fmt: skip
    for values, field, problem in tries:
        with pytest.raises(Invalid) as refused:
            shop.do(change_settings, values=values)
        assert (refused.value.field, refused.value.problem) == (field, problem)
        assert shop.ask(settings.shop_settings) == before


def test_a_deadline_holds_for_new_orders_only(shop: Shop) -> None:
    old = shop.an_order(fen=100)
    shop.do(change_settings, values={"pay_minutes": 60})
    new = shop.an_order(fen=100)
    due = {row.id: shop.count(select(Order.pay_by).where(Order.id == row.id)) for row in (old, new)}
    assert due[new.id] - due[old.id] == timedelta(minutes=30)


def test_a_stale_page_is_told_who_changed_what_and_other_settings_dont_matter(shop: Shop) -> None:
    code = staff.add_staff(shop.office, shop.owner, login="wangwu", name="王五", role="OWNER", costs=crypto.CHEAP).code
    other = staff.sign_in(shop.office, "wangwu", code, pc="x", costs=crypto.CHEAP)
    other = staff.change_password(shop.office, other, code, PASSWORD + "x", costs=crypto.CHEAP)
    shop.office.do(other, change_settings, values={"ship_hours": 24})
    with pytest.raises(ChangedByOther) as stale:
        shop.do(change_settings, values={"ship_hours": 36}, seen={"ship_hours": 48})
    assert (stale.value.who, stale.value.what) == ("王五", "change_settings")
    assert shop.do(change_settings, values={"complete_days": 10}, seen={"complete_days": 7}).ship_hours == 24
    assert shop.do(change_settings, values={"carriers": ["jd", "jd", "ems"]}).carriers == ("jd", "ems")


def test_a_save_pressed_twice_is_one_change_and_only_the_owner_saves(shop: Shop) -> None:
    values = {"ship_hours": 24}
    first = shop.office.do_command(shop.owner, "click-1", change_settings, values=values)
    assert shop.office.do_command(shop.owner, "click-1", change_settings, values=values) == first
    assert shop.count(select(func.count()).where(Audit.act == "change_settings")) == 1
    with pytest.raises(NotPermitted):
        shop.office.do(shop.person(Preset.MANAGER), change_settings, values={"ship_hours": 1})
