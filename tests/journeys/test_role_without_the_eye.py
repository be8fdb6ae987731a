"""Somebody of a role of the shop's own who may see but not reveal: no page, key or command tells her who a customer is;
and rights that change while she works change her window."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop import cli, crypto
from desktop.models.vocabulary import Permission
from desktop.services import members, order_detail, order_export, roles, staff
from desktop.services.errors import NotPermitted
from desktop.shop_secrets import ShopSecrets
from desktop.views.buttons import IconButton
from desktop.views.main_window import MainWindow
from desktop.views.workplace import Workplace
from tests.founded import desk_url
from tests.people import PASSWORD, SECRET, Shop
from tests.views.windows import a_window, cheap_passwords

P = Permission
RIGHTS = (P.SEE, P.NOTE, P.PLACE_ORDERS, P.EDIT_UNPAID, P.EDIT_PAID, P.SHIP, P.EXPORT, P.EXPORT_OWN_VIEW, P.FIGURES)
SECRETS = ("何小明", "19900009516", "示例路1号")


def a_packer(shop: Shop) -> int:
    """Her role's id; she signs in as zhoumin."""
    role = shop.do(roles.create_role, name="打包", rights=RIGHTS)
    code = staff.add_staff(shop.office, shop.owner, login="zhoumin", name="周敏", role="打包", costs=crypto.CHEAP).code
    actor = staff.sign_in(shop.office, "zhoumin", code, pc="仓库-03", costs=crypto.CHEAP)
    staff.change_password(shop.office, actor, code, PASSWORD + "zhou", costs=crypto.CHEAP)
    return role.id


def come_in(qtbot: QtBot, window: MainWindow) -> Workplace:
    assert window.login is not None
    window.login.login.setText("zhoumin")
    QTest.keyClicks(window.login.panel.edit, PASSWORD + "zhou")
    with qtbot.waitSignal(window.signed_in, timeout=10_000):
        window.login.panel.submit()
    assert window.place is not None
    return window.place


def on_screen(window: QWidget) -> str:
    parts = [one.text() + one.toolTip() for one in window.findChildren(QLabel)]
    parts += [one.text() for one in window.findChildren(QLineEdit)]
    return "\n".join(parts + [one.toPlainText() for one in window.findChildren(QPlainTextEdit)])


def test_no_page_and_no_key_shows_her_who_it_is(qtbot: QtBot, shop: Shop) -> None:
    cheap_passwords(shop)
    order = shop.an_order(points=100, fen=1_000, paid=True)
    a_packer(shop)
    with a_window(qtbot, shop.office) as window:
        place = come_in(qtbot, window)

        def calm() -> None:
            qtbot.waitUntil(lambda: not place.desk.tasks.busy, timeout=15_000)

        place.show_order(order.id)
        qtbot.waitUntil(lambda: place.pane.order_id == order.id, timeout=10_000)
        calm()
        assert not place.pane.person.eye.isVisible()
        place.pane.person.look("好奇")
        calm()
        assert not place.pane.person.is_revealed()
        assert "没有这项权限" in place.pane.person.trouble.text()

        # a desk that claims more than the shop gave it
        honest = place.desk.actor
        place.desk.actor = dataclasses.replace(honest, permissions=frozenset(P), keys=shop.owner.keys)
        place.pane.person.look("好奇")
        calm()
        assert not place.pane.person.is_revealed()

        window.open_palette()
        commands = window.commands
        assert commands is not None and commands._palette is not None
        for text in ("何小明", "hxm"):
            commands._palette.edit.setText(text)
            qtbot.waitUntil(lambda: {"orders", "members"} <= set(commands._found), timeout=10_000)
            assert commands._found == {"orders": [], "members": []}
        QTest.keyClick(commands._palette.edit, Qt.Key.Key_Escape)
        calm()

        place.desk.actor = honest
        place.show_subject("members", order.member_id or 0)
        calm()
        card = place.pages["members"]
        eyes = [
            one for one in card.window().findChildren(IconButton) if one.isVisible() and "显示" in one.accessibleName()
        ]
        assert eyes == []
        told = on_screen(window)
        assert "何" in told and not [secret for secret in SECRETS if secret in told]
        place.show_page("orders")

        place.acts.start("edit_order", order.id)
        qtbot.waitUntil(lambda: place.acts.sheet is not None, timeout=10_000)
        calm()
        told = on_screen(window)
        assert not [secret for secret in SECRETS if secret in told]
        assert place.acts.sheet is not None
        place.acts.sheet.dismiss()
        calm()


def test_no_question_asked_past_the_window_answers_her(shop: Shop) -> None:
    order = shop.an_order(points=100)
    a_packer(shop)
    packer = staff.sign_in(shop.office, "zhoumin", PASSWORD + "zhou", pc="x", costs=crypto.CHEAP)
    assert packer.keys is None
    claiming = dataclasses.replace(packer, permissions=frozenset(P), keys=shop.owner.keys)
    for who in (packer, claiming):
        for ask in (
            lambda who=who: shop.office.ask(who, order_detail.reveal_recipient, order.id, reason="好奇"),
            lambda who=who: shop.office.ask(who, members.reveal_member, order.member_id or 0, reason="好奇"),
            lambda who=who: shop.office.ask(who, members.reveal_address, order.member_id or 0, 1, reason="好奇"),
            lambda who=who: shop.office.ask(
                who, order_export.export_orders, [order.id], reason="对账", revealed=True
            ),
        ):  # fmt: skip
            with pytest.raises(NotPermitted):
                ask()
        assert shop.office.ask(who, members.find_members, "何小明") == []
        (masked,) = shop.office.ask(who, order_export.export_orders, [order.id], reason="对账")
        assert not [secret for secret in SECRETS if secret in repr(masked)]


def test_no_command_writes_it(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cheap_passwords(shop)
    order = shop.an_order(points=100)
    a_packer(shop)
    monkeypatch.setattr(cli, "kept_secrets", lambda: _Kept(tmp_path))
    monkeypatch.setenv("POINTSDESK_LOGIN", "zhoumin")
    monkeypatch.setenv("POINTSDESK_PASSWORD", PASSWORD + "zhou")
    refused = (
        ("list", "orders", "--reveal", "好奇"), ("export", "orders", "--reveal", "好奇", "--out", str(tmp_path / "o.csv")),
        ("show", "order", order.order_no, "--reveal", "好奇"),
    )  # fmt: skip
    allowed = (("list", "orders"), ("show", "order", order.order_no), ("list", "orders", "--search", "何小明"))
    for words in (*refused, *allowed):
        code = cli.main([words[0], "--db", desk_url(shop), *words[1:], "--json"])
        out, err = capsys.readouterr()
        assert (code == 0) == (words in allowed), (words, err)
        assert not [secret for secret in SECRETS if secret in out]
    assert list(tmp_path.glob("*.csv")) == []


def test_a_right_given_and_taken_changes_her_window_while_she_works(qtbot: QtBot, shop: Shop) -> None:
    cheap_passwords(shop)
    role = a_packer(shop)
    with a_window(qtbot, shop.office) as window:
        place = come_in(qtbot, window)
        qtbot.waitUntil(lambda: place.live.standing, timeout=10_000)
        assert P.IMPORT not in place.orders.head.buttons and P.PLACE_ORDERS in place.orders.head.buttons
        shop.do(roles.edit_role, role, name="打包", rights=(P.SEE, P.IMPORT, P.READ_AUDIT))
        qtbot.waitUntil(lambda: P.IMPORT in place.orders.head.buttons, timeout=10_000)
        assert P.PLACE_ORDERS not in place.orders.head.buttons
        assert "audit" in set(place.shell.nav.keys())
        place.show_page("audit")
        shop.do(roles.edit_role, role, name="打包", rights=(P.SEE,))
        qtbot.waitUntil(lambda: "audit" not in set(place.shell.nav.keys()), timeout=10_000)
        assert place.shell.current_page() == "orders" and place.pages == {}
        qtbot.waitUntil(lambda: not place.desk.tasks.busy, timeout=10_000)
        shop.do(roles.edit_role, role, name="打包", rights=(P.SEE, P.REVEAL))
        qtbot.waitUntil(lambda: place.lock.locked, timeout=10_000)
        assert "角色改过了" in place.lock.view.panel.error.text()
        qtbot.waitUntil(lambda: not place.desk.tasks.busy, timeout=10_000)


class _Kept(ShopSecrets):
    """A PC of the shop: it has the shop's secret."""

    def get(self, shop_id: str) -> bytes | None:
        return SECRET
