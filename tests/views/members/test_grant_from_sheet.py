"""Points for many at once: a file is read, it is said what it would give, it gives, and every row has its answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from desktop.models.vocabulary import Preset
from desktop.services import grants_by_sheet, members
from desktop.services.errors import DatabaseGone
from desktop.services.grants_by_sheet import PieceTold
from desktop.services.spreadsheets.grants_sheet import read_grants
from desktop.services.spreadsheets.tables import open_table
from desktop.views.points.grant_from_sheet import GrantFromSheet
from desktop.views.points.grant_rows import LinesView, Outcome
from tests.views.members.conftest import Counter


def lines(view: LinesView) -> list[tuple[int, str, str, str]]:
    return [(one.number, one.member, one.points, one.words) for one in view.table.rows()]


def three(counter: Counter) -> list[int]:
    return [
        counter.shop.do(members.add_member, name=f"何{n}", phone="", account=f"HE-{n}", card_no=f"C{n}").id
        for n in (1, 2, 3)
    ]


def drop(sheet: GrantFromSheet, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    sheet.drop.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))


def test_a_sheet_says_what_it_would_give_gives_it_once_and_hands_back_the_rest(
    counter: Counter, tmp_path: Path
) -> None:
    shop = counter.shop
    first, second, third = three(counter)
    page = counter.open(Preset.OWNER)
    assert {"grant_sheet", "add_member"} <= page.acts_here().keys(), "the palette has it too"
    page.points.by_sheet.click()
    sheet = counter.sheet(GrantFromSheet)

    empty = tmp_path / "送积分.xlsx"
    sheet.save_template(str(empty))
    counter.settle()
    assert open_table(empty).header == ("会员号", "积分", "原因", "到期日") and empty.name in sheet.template.text()
    goods = tmp_path / "goods.csv"
    goods.write_text("商品编码,名称\nA,B\n", encoding="utf-8")
    sheet.choose_file(str(goods))
    counter.settle()
    assert "会员号（或卡号）、积分、原因" in sheet.error.text()

    file = tmp_path / "双十一.csv"
    file.write_text(
        "会员号,积分,原因,备用\nHE-1,1000,双十一,甲\nHE-9,50,双十一,乙\nC2,50,双十一,\nHE-3,abc,双十一,丙\nHE-3,7,,\n"
        "HE-1,200,双十一,\n",
        encoding="utf-8",
    )
    drop(sheet, file)
    counter.settle()
    assert not sheet.error.isVisible() and sheet.batch.text() == "双十一.csv"
    assert sheet.summary.text() == "6 行里 3 行能送：共 1,250 积分，给 2 位会员"
    assert lines(sheet.lines) == [
        (3, "HE-9", "50", "没有这位会员，核对会员号或卡号"),
        (5, "HE-3", "abc", "积分不是整数"),
        (6, "HE-3", "7", "没有填原因"),
    ]
    assert sheet.go.text() == "送出 3 笔，共 1,250 积分"
    assert shop.balance(first) == (0, 0, 0, 0), "nothing before she says so"

    sheet.batch.setText("")
    sheet.batch.textEdited.emit("")
    assert not sheet.go.isEnabled()
    sheet._foresee()
    counter.settle()
    assert sheet.batch_field.error() and not sheet.go.isEnabled()
    sheet.batch.setText("双十一")
    sheet._foresee()
    counter.settle()
    sheet.go.click()
    counter.settle()
    assert [shop.balance(one)[0] for one in (first, second, third)] == [1_200, 50, 0]
    assert sheet.summary.text() == "已送出 3 笔，共 1,250 积分，3 行没有送"
    told = lines(sheet.results)
    assert [one[0] for one in told] == [3, 5, 6, 2, 4, 7] and {one[3] for one in told[3:]} == {"已送"}
    assert page.table.row_of(first).available == 1_200  # type: ignore[union-attr]
    sheet.save_rest.click()
    counter.settle()
    saved = open_table(tmp_path / "双十一-没送的.csv")
    assert saved.header == ("会员号", "积分", "原因", "备用", "拒绝原因")
    assert [cells for _, cells in saved.rows()] == [
        ["HE-9", "50", "双十一", "乙", "没有这位会员，核对会员号或卡号"],
        ["HE-3", "abc", "双十一", "丙", "积分不是整数"],
        ["HE-3", "7", "", "", "没有填原因"],
    ]
    assert sheet.save_rest.text() == "存好了：双十一-没送的.csv"
    sheet.dismiss()

    page.acts_here()["grant_sheet"].run()
    again = counter.sheet(GrantFromSheet)
    again.choose_file(str(file))
    counter.settle()
    again.batch.setText("双十一")
    again._foresee()
    counter.settle()
    assert again.summary.text() == "6 行里没有一行能送，3 行这一批送过，不再送" and not again.go.isVisible()
    assert not hasattr(counter.open(Preset.SERVICE).points, "by_sheet")
    assert shop.breaks() == []


def test_a_long_sheet_stops_between_two_pieces_outlives_a_lost_line_and_gives_each_row_once(
    counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = counter.shop
    ids = three(counter)
    monkeypatch.setattr(grants_by_sheet, "SHEET_MOST", 2)
    file = tmp_path / "生日.csv"
    rows = "".join(f"HE-{n % 3 + 1},10,生日\n" for n in range(6))
    file.write_text(f"会员号,积分,原因\n{rows}", encoding="utf-8")
    page = counter.open(Preset.MANAGER)
    page.points.from_sheet()
    sheet = counter.sheet(GrantFromSheet)
    sheet.choose_file(str(file))
    counter.settle()
    tell = sheet.run._tell

    def stop_after(told: PieceTold) -> None:
        sheet.run.stop()
        tell(told)

    monkeypatch.setattr(sheet.run, "_tell", stop_after)
    sheet.go.click()
    counter.settle()
    assert [shop.balance(one)[0] for one in ids] == [10, 10, 0]
    assert sheet.summary.text() == "已送出 2 笔，共 20 积分，4 行没有送"
    assert lines(sheet.results)[0] == (4, "HE-3", "10", "停下时还没轮到，没有送") and sheet.again.isVisible()

    monkeypatch.setattr(sheet.run, "_tell", tell)
    do_command = shop.office.do_command
    lost: list[Any] = []

    def lose_the_answer(*args: Any, **kwargs: Any) -> Any:
        answer = do_command(*args, **kwargs)
        if not lost:
            lost.append(answer)
            raise DatabaseGone(outcome_known=False, detail="OperationalError")
        return answer

    monkeypatch.setattr(sheet._desk.office, "do_command", lose_the_answer)
    sheet.again.click()
    counter.settle()
    assert lost and sum(one.outcome is Outcome.LEFT for one in sheet.results.lines) == 4
    sheet.again.click()
    counter.settle()
    assert [shop.balance(one)[0] for one in ids] == [20, 20, 20]
    assert sheet.summary.text() == "已送出 6 笔，共 60 积分" and not sheet.again.isVisible()
    assert not sheet.save_rest.isVisible() and shop.breaks() == []
    assert read_grants(file)[1] == []
