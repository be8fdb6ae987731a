"""The audit page: two books, searched, a record in full, and the way to what it is about."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import desktop.services
from desktop.models.vocabulary import AccessAct, ExceptionKind, OrderStatus, Permission, Preset
from desktop.services import fulfilment, marks
from desktop.services.bulk import Plan, command_in, new_batch, run_bulk
from desktop.services.transaction import AccessNote
from desktop.views.audit.bar import LOOKS
from desktop.views.audit.columns import shown_reason
from desktop.views.audit.fact_names import MUTE, fact_name
from desktop.views.audit.facts import facts
from desktop.views.audit.page import ACTS, AuditPage
from desktop.views.bulk.undo import UndoManySheet
from desktop.views.buttons import Button
from desktop.views.main_window import MainWindow
from desktop.views.overlay import overlays_of
from desktop.views.words import act_word
from desktop.views.workplace import ORDERS
from tests.orders_made import row_of
from tests.people import SF, Shop
from tests.services.test_bulk import waybill
from tests.views.windows import sign_in


def audit_page(qtbot: QtBot, window: MainWindow, shop: Shop, preset: Preset = Preset.AUDITOR) -> AuditPage:
    place = sign_in(qtbot, window, shop, preset)
    place.show_page("audit")
    page = place.pages["audit"]
    assert isinstance(page, AuditPage)
    qtbot.waitUntil(lambda: bool(page.acts.rows()), timeout=10_000)
    return page


def words(widget: QWidget) -> str:
    return "\n".join(one.toolTip() or one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def test_an_act_is_found_by_its_order_shown_in_words_and_leads_there(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    order = sqlite_shop.an_order(points=100)
    sqlite_shop.do(fulfilment.ship_order, order.id, parcel=SF)
    sqlite_shop.an_order(points=100)
    page = audit_page(qtbot, window, sqlite_shop)
    page.bar.search.set_text(order.order_no)
    page.bar.search.searched.emit(order.order_no)
    qtbot.waitUntil(lambda: {row.order_id for row in page.acts.rows()} == {order.id}, timeout=10_000)
    page.views[ACTS].select(page.acts.rows()[0].id)
    qtbot.waitUntil(page.pane.isVisible, timeout=10_000)
    shown = words(page.pane)
    assert "发货" in shown and "顺丰速运" in shown and "待发货 → 已发货" in shown
    assert "shunfeng" not in shown and "TO_SHIP" not in shown
    page.pane.asked.emit(f"order:{order.id}")
    assert window.place is not None and window.place.shell.current_page() == ORDERS
    qtbot.waitUntil(lambda: window.place is not None and not window.place.desk.tasks.busy, timeout=10_000)


def test_a_look_is_shown_with_its_reason_and_a_typed_phone_stays_hidden(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    order = sqlite_shop.an_order(points=100)
    for reason in ("联系派送", "打 19900009516"):
        note = AccessNote(AccessAct.REVEAL, reason, (("order", order.id),))
        sqlite_shop.office.note_access(sqlite_shop.owner, Permission.SEE, [note])
    page = audit_page(qtbot, window, sqlite_shop)
    page.show_tab(LOOKS)
    qtbot.waitUntil(lambda: len(page.looks.rows()) == 2, timeout=10_000)
    page.views[LOOKS].select(page.looks.rows()[1].id)
    qtbot.waitUntil(page.pane.isVisible, timeout=10_000)
    assert "联系派送" in words(page.pane) and order.order_no in words(page.pane)
    newest = page.views[LOOKS].table.index(0, 4)
    assert newest.data() == "原因里有电话，已隐去"


def test_new_records_come_in_without_losing_the_selected_one(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    order = sqlite_shop.an_order(points=100)
    page = audit_page(qtbot, window, sqlite_shop)
    assert window.place is not None
    live = window.place.live
    qtbot.waitUntil(lambda: live.standing, timeout=10_000)
    chosen = page.acts.rows()[1].id
    page.views[ACTS].select(chosen)
    sqlite_shop.do(marks.note_order, order.id, body="客人来过电话")
    qtbot.waitUntil(lambda: page.acts.rows()[0].act == "note_order", timeout=10_000)
    assert page.views[ACTS].selected_id() == chosen
    qtbot.waitUntil(lambda: window.place is not None and not window.place.desk.tasks.busy, timeout=10_000)


def test_what_changed_is_told_in_the_shops_words() -> None:
    assert facts({"carrier": "shunfeng", "waybill": "SF1"}, {"carrier": "zhongtong", "waybill": "ZT2"}) == [
        ("快递公司", "顺丰速运", "中通快递"), ("运单号", "SF1", "ZT2"),
    ]  # fmt: skip
    assert facts({}, {"points": 8_800, "fen": 12_900}) == [("积分", "", "8,800 积分"), ("现金", "", "¥129.00")]
    assert facts({"pay_minutes": 30}, {"pay_minutes": 60}) == [("付款期限", "30 分钟", "60 分钟")]
    assert facts({"name": "夜班", "taken": ["NOTE"]}, {"name": "夜班", "given": ["SHIP"]}) == [
        ("收回的权限", "写备注", ""), ("给的权限", "", "发货"),
    ]  # fmt: skip
    assert facts({}, {"tag": "打 19900009516"}) == [("标签", "", "里面有电话，已隐去")]
    assert facts({"state": "PROPOSED"}, {"state": "SOMETHING_NEW"}) == [("状态", "待审批", "变了")]
    assert facts({"sale_mode": "POINTS", "price_fen": 0}, {"sale_mode": "POINTS_CASH", "price_fen": 990}) == [
        ("售卖方式", "纯积分", "积分 + 现金"), ("现金价", "¥0.00", "¥9.90"),
    ]  # fmt: skip
    assert facts({}, {"fulfilment": 7, "top_up": True, "cards": 2}) == [("充值", "", "是"), ("卡密", "", "2")]
    assert facts({"name_sealed": "AQAA"}, {"name_sealed": "AQAB"}) == [("姓名", "", "改过，加密存着")]
    assert facts({}, {"subject": "member", "steps": [{"table": "balance"}], "paper": "SLIP"}) == [
        ("修正", "", "1 项"), ("单据", "", "配货单"),
    ]  # fmt: skip


def test_every_value_on_record_has_a_name_or_says_nothing_to_a_person() -> None:
    told = set[str]()
    for file in Path(desktop.services.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("tx.record", "put_order"):
                sides = [one.value for one in node.keywords if one.arg in ("before", "after")]
                for side in (one for one in sides if isinstance(one, ast.Dict)):
                    told |= {str(key.value) for key in side.keys if isinstance(key, ast.Constant)}
    assert len(told) > 60
    assert {key for key in told - MUTE if not fact_name(key)} == set()


def test_every_act_on_record_has_a_word() -> None:
    recorded = set[str]()
    for file in Path(desktop.services.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "record":
                recorded |= {str(one.value) for one in node.args[:1] if isinstance(one, ast.Constant)}
    assert len(recorded) > 20
    assert [act for act in sorted(recorded) if act_word(act) == act] == []


@pytest.mark.parametrize("reason", ["automatic", "deadline", *ExceptionKind])
def test_a_reason_that_the_machinery_gives_is_told_in_words(qapp: object, reason: str) -> None:
    assert shown_reason(reason).isascii() is False


def test_a_bulk_act_is_taken_back_from_the_record_days_later_by_who_may(
    qtbot: QtBot, window: MainWindow, sqlite_shop: Shop
) -> None:
    shop, batch = sqlite_shop, new_batch()
    orders = [shop.an_order(points=100) for _ in range(3)]
    plans = [
        Plan(row_of(shop, one), "ship_order", {"parcel": waybill(n)}, command_in(batch)) for n, one in enumerate(orders)
    ]
    run_bulk(shop.office, shop.owner, plans, told=lambda _result: None, stopped=lambda: False)
    shop.clock.forward(days=2)
    page = audit_page(qtbot, window, shop, Preset.MANAGER)
    shipped = next(row for row in page.acts.rows() if row.act == "ship_order" and row.order_id == orders[1].id)
    page.views[ACTS].select(shipped.id)

    def offered() -> list[Button]:
        return [one for one in page.pane.findChildren(Button) if "撤销这一批" in one.text()]

    qtbot.waitUntil(lambda: bool(offered()), timeout=10_000)
    assert offered()[0].text() == "撤销这一批 3 笔"
    offered()[0].click()
    sheet = next(one for one in overlays_of(window) if isinstance(one, UndoManySheet))
    sheet.go.click()
    assert sheet.reasons.field.error(), "so late it takes a reason"
    sheet.reasons.choice.choose("wrong")
    sheet.go.click()
    qtbot.waitUntil(lambda: not sheet.is_open, timeout=20_000)
    assert {row_of(shop, one).status for one in orders} == {OrderStatus.TO_SHIP}
    qtbot.waitUntil(lambda: window.place is not None and not window.place.desk.tasks.busy, timeout=10_000)
    page.views[ACTS].select(shipped.id)
    qtbot.waitUntil(lambda: window.place is not None and not window.place.desk.tasks.busy, timeout=10_000)
    assert window.place is not None and window.place.shell.toaster.toasts[-1].accessibleName().startswith("3 笔已撤销")
