"""Dialogs are as high as what is in them, whatever comes into them and wherever its words break."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.views.dialogs import Sheet
from desktop.views.form import TextEdit
from desktop.views.notices import Effect, EffectBox


def test_nothing_scrolls_while_the_window_has_room(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(911, 512)
    host.show()
    scrolling = []
    for width in (*range(455, 470), *range(555, 570)):
        sheet, box = Sheet(host, "Refund failed", icon="wallet", width=width), EffectBox()
        sheet.add(box)
        sheet.add_button("Record", kind="primary")
        sheet.open()
        qtbot.wait(5)
        # the words break at one of these widths, by a hair
        box.show_effects(
            [Effect("wallet", "Refund", ("¥118.80  To refund → Refund failed",), "You can refund again later")]
        )
        qtbot.wait(5)
        scrolling += [width] if sheet._area.verticalScrollBar().maximum() else []
        sheet.close_overlay()
    assert scrolling == []


def test_what_is_typed_stays_in_sight_when_more_comes_in_above_it(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(911, 512)
    host.show()
    qtbot.waitExposed(host)
    sheet, box, edit = Sheet(host, "积分余额不平"), EffectBox(), TextEdit(name="原因")
    sheet.add(box)
    sheet.add(edit)
    sheet.open()
    edit.setFocus()
    qtbot.wait(5)
    box.show_effects([Effect("wallet", f"第 {at} 行", ("可用 −30",)) for at in range(20)])
    qtbot.waitUntil(lambda: sheet._area.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: edit.visibleRegion().boundingRect().size() == edit.size())


def test_a_long_line_under_the_title_breaks_instead_of_being_cut(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(911, 512)
    host.show()
    heights = []
    for words in ("短", "同意了的退款由它原路退回，取消未付订单前先问它，" * 3):
        sheet = Sheet(host, "接通微信支付", words, icon="wallet", width=460)
        sheet.add(TextEdit(name="商户号"))
        sheet.open()
        qtbot.wait(5)
        assert sheet.subtitle.height() >= sheet.subtitle.heightForWidth(sheet.subtitle.width())
        heights.append(sheet.card.height())
        sheet.close_overlay()
    assert heights[1] > heights[0]


def test_the_box_of_effects_is_no_taller_than_what_it_says_now(qtbot: QtBot) -> None:
    refused = [Effect("info", "", ("这样做不成，见上面",))]
    box, fresh = (
        EffectBox([Effect("coins", "积分", ("可用 1 → 2", "冻结 2 → 1")) for _ in range(4)]),
        EffectBox(refused),
    )
    for one in (box, fresh):
        qtbot.addWidget(one)
        one.show()
    tall = box.sizeHint().height()
    box.show_effects(refused)
    assert box.sizeHint().height() == fresh.sizeHint().height() < tall / 3
