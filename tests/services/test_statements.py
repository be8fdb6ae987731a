"""A provider's bill against the shop: what agrees, what is missing on either side, other amounts, refunds; and files
that are no bill, cut off or changed, of which nothing is stored."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.models.bill import Statement, StatementRow
from desktop.models.vocabulary import Preset
from desktop.services import cancels, refunds
from desktop.services.errors import NotFound, NotPermitted
from desktop.services.spreadsheets.tables import FileRefused
from desktop.services.statements.errand import take_in
from desktop.services.statements.layouts import StatementRefused
from desktop.services.statements.matching import NextStep, StatementReport, Verdict, statement_list, statement_report
from desktop.services.statements.reading import RowKind
from tests.bills import Told, alipay_bill, wechat_bill
from tests.orders_made import refund_of
from tests.people import Shop

V, N = Verdict, NextStep


def reconciled(shop: Shop, path: Path) -> StatementReport:
    finance = shop.person(Preset.FINANCE)
    return shop.office.ask(finance, statement_report, take_in(shop.office, finance, path).statement_id)


def said(report: StatementReport) -> list[tuple[str, str, str, int | None, int | None, str]]:
    return [
        (one.verdict.value, one.kind.value, one.number, one.there_fen, one.here_fen, one.step.value)
        for one in report.differences
    ]


def test_a_bill_tells_what_agrees_and_each_difference_with_its_next_step(shop: Shop, tmp_path: Path) -> None:
    finance = shop.person(Preset.FINANCE)
    agreed, by_hand, unpaid, wrong, unheard = (shop.an_order(fen=fen) for fen in (1_000, 2_000, 3_000, 4_000, 5_000))
    shop.pay(agreed, "4200-1")
    shop.pay(by_hand, "截图-77")
    shop.pay(wrong, "4200-4", wrong.cash_fen - 100)
    shop.pay(unheard, "4200-5")
    bill = wechat_bill(
        tmp_path / "20261124.csv",
        [
            Told("4200-1", agreed.order_no, agreed.cash_fen), Told("4200-2", by_hand.order_no, by_hand.cash_fen),
            Told("4200-3", unpaid.order_no, unpaid.cash_fen), Told("4200-4", wrong.order_no, wrong.cash_fen),
            Told("4200-9", "NOT-OURS", 700),
        ],
    )  # fmt: skip
    report = reconciled(shop, bill)
    assert (report.ok, report.matched, report.matched_fen) == (False, 2, agreed.cash_fen + by_hand.cash_fen)
    assert sorted(said(report)) == sorted([
        (V.MISSING_HERE, "PAYMENT", "4200-3", unpaid.cash_fen, None, N.CONFIRM_BY_PROOF),
        (V.AMOUNT_DIFFERS, "PAYMENT", "4200-4", wrong.cash_fen, wrong.cash_fen - 100, N.PROPOSE_REFUND),
        (V.MISSING_HERE, "PAYMENT", "4200-9", 700, None, N.FIND_ORDER),
        (V.MISSING_THERE, "PAYMENT", "4200-5", None, unheard.cash_fen, N.ASK_PROVIDER),
    ])  # fmt: skip
    by_number = {one.number: one.order_id for one in report.differences}
    assert (by_number["4200-3"], by_number["4200-5"], by_number["4200-9"]) == (unpaid.id, unheard.id, None)
    line = report.statement
    assert (line.payments, line.refunds, line.fee_e5) == (5, 0, 5 * 6_000)
    assert line.payment_fen == 700 + sum(one.cash_fen for one in (agreed, by_hand, unpaid, wrong))
    assert (line.since, line.until, line.imported_by) == (date(2026, 11, 24), date(2026, 11, 24), "Finance")
    # what somebody confirms agrees from then on, and the same file once more changes nothing
    shop.pay(unpaid, "4200-3")
    again = take_in(shop.office, finance, bill)
    assert (again.repeated, again.new, shop.count(select(func.count()).select_from(StatementRow))) == (True, 0, 5)
    later = shop.office.ask(finance, statement_report, again.statement_id)
    assert (later.matched, later.counts[V.MISSING_HERE]) == (3, 1)
    # another file with the same rows among new ones: each is there once
    wider = wechat_bill(
        tmp_path / "two days.csv",
        [
            Told("4200-1", agreed.order_no, agreed.cash_fen),
            Told("4200-5", unheard.order_no, unheard.cash_fen, at="2026-11-25 00:00:01"),
        ],
    )
    more = take_in(shop.office, finance, wider)
    assert (more.new, more.known, more.repeated) == (1, 1, False)
    # a row that came in with another bill counts for the days of both
    both = shop.office.ask(finance, statement_report, more.statement_id)
    assert (both.matched, both.statement.until) == (4, date(2026, 11, 25))
    assert V.MISSING_THERE not in shop.office.ask(finance, statement_report, again.statement_id).counts
    assert [one.id for one in shop.office.ask(finance, statement_list)] == [more.statement_id, again.statement_id]


def test_refunds_are_held_against_each_other_too(shop: Shop, tmp_path: Path) -> None:
    done, waiting, alone = (shop.an_order(fen=fen) for fen in (1_000, 2_000, 3_000))
    for place, order in enumerate((done, waiting, alone)):
        shop.pay(order, f"2026-{place}", method="alipay")
    for order in (done, waiting, alone):
        shop.do(cancels.cancel_paid_order, order.id, reason="缺货")
    shop.do(refunds.record_refund_done, refund_of(shop, done), reference="TK-1")
    shop.do(refunds.record_refund_done, refund_of(shop, alone), reference="TK-3")
    bill = alipay_bill(
        tmp_path / "20880000000000000156_20261124_业务明细.csv",
        [
            *(Told(f"2026-{place}", order.order_no, order.cash_fen) for place, order in enumerate((done, waiting, alone))),
            Told("2026-0", done.order_no, done.cash_fen, back="TK-1", fee="0.00"),
            Told("2026-1", waiting.order_no, waiting.cash_fen, back="TK-2", fee="0.00"),
            Told("2026-8", "NOT-OURS", 50, back="TK-8", fee="0.00"),
        ],
    )  # fmt: skip
    report = reconciled(shop, bill)
    assert report.matched == 4
    assert sorted(said(report)) == sorted([
        (V.NOT_DONE_HERE, "REFUND", "2026-1/TK-2", waiting.cash_fen, waiting.cash_fen, N.RECORD_REFUND),
        (V.MISSING_HERE, "REFUND", "2026-8/TK-8", 50, None, N.FIND_ORDER),
        (V.MISSING_THERE, "REFUND", "TK-3", None, alone.cash_fen, N.ASK_PROVIDER),
    ])  # fmt: skip
    assert (report.statement.refunds, report.statement.fee_e5) == (3, 18_000)
    assert report.statement.refund_fen == 50 + done.cash_fen + waiting.cash_fen
    assert (report.statement.method, report.statement.until) == ("alipay", date(2026, 11, 24))


def _spoil(path: Path, old: bytes, new: bytes) -> Path:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))
    return path


def test_files_that_are_no_whole_bill_are_refused_and_nothing_of_them_is_stored(shop: Shop, tmp_path: Path) -> None:
    finance, row = shop.person(Preset.FINANCE), Told("4200-1", "JF1", 1_000)

    def wechat(name: str) -> Path:
        return wechat_bill(tmp_path / name, [row, row])

    other = tmp_path / "orders.csv"
    other.write_text("订单号,收货人\n1,何\n", encoding="utf-8")
    mojibake = wechat("mojibake.csv")
    mojibake.write_bytes(b"\xff\xfe\xff" * 40)
    refused = {
        "unknown_layout": other,
        "cut_off": wechat_bill(tmp_path / "cut.csv", [row], ending=False),
        "totals_differ": _spoil(wechat("less.csv"), b"`2,`20.00", b"`3,`20.00"),
        "bad_row": _spoil(wechat("formula.csv"), b"`JF1", b"`=cmd|'/c calc'!A1"),
        "no_rows": wechat_bill(tmp_path / "none.csv", []),
        "other_currency": _spoil(wechat("usd.csv"), b"`CNY", b"`USD"),
    }
    for code, path in refused.items():
        with pytest.raises(StatementRefused) as why:
            take_in(shop.office, finance, path)
        assert why.value.code == code
    for old, new in ((b"`10.00", b"`10.005"), (b"`2026-11-24 12:30:00", b"`46350.52"), (b"`4200-1", b"`4.2E+27")):
        with pytest.raises(StatementRefused) as why:
            take_in(shop.office, finance, _spoil(wechat("excel.csv"), old, new))
        assert (why.value.code, why.value.detail.split()[0]) == ("bad_row", "2")
    with pytest.raises(StatementRefused) as why:
        take_in(shop.office, finance, alipay_bill(tmp_path / "cut2.csv", [row], ending=False))
    assert why.value.code == "cut_off"
    with pytest.raises((FileRefused, StatementRefused)):
        take_in(shop.office, finance, mojibake)
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    with pytest.raises(FileRefused):
        take_in(shop.office, finance, empty)
    for person in (Preset.SERVICE, Preset.WAREHOUSE, Preset.AUDITOR):
        with pytest.raises(NotPermitted):
            take_in(shop.office, shop.person(person), wechat("theirs.csv"))
    assert shop.count(select(func.count()).select_from(Statement)) == 0
    assert shop.count(select(func.count()).select_from(StatementRow)) == 0
    auditor = shop.person(Preset.AUDITOR)
    assert shop.office.ask(auditor, statement_list) == ()
    with pytest.raises(NotFound):
        shop.office.ask(auditor, statement_report, 1)
    assert [kind.value for kind in RowKind] == ["PAYMENT", "REFUND"]
