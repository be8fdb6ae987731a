"""Who did and who looked, searched: by person, order, member, act and days, in pages, and each record with its proof."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from sqlalchemy import text

from desktop.models.vocabulary import AccessAct, Permission, Preset
from desktop.services import audit_queries, look_queries, marks, members
from desktop.services.audit_queries import ActPage, AuditFilter
from desktop.services.errors import Invalid, NotFound, NotPermitted
from desktop.services.transaction import AccessNote
from tests.people import Shop
from tests.statements import Steps


def acts(shop: Shop, **chosen: object) -> list[tuple[str, str]]:
    """(act, what on), newest first."""
    page = shop.ask(audit_queries.find_acts, AuditFilter(**chosen))  # type: ignore[arg-type]
    return [(row.act, row.subject_name) for row in page.rows]


def every_page(shop: Shop, chosen: AuditFilter, limit: int) -> list[ActPage]:
    pages, after = [], None
    while True:
        page = shop.ask(audit_queries.find_acts, chosen, after=after, limit=limit)
        pages.append(page)
        after = page.next
        if after is None:
            return pages


def test_the_record_is_found_by_order_member_person_act_and_day(shop: Shop) -> None:
    service = shop.person(Preset.SERVICE)
    order = shop.an_order(points=100)
    member = shop.ask(members.member_card, order.member_id or 0)
    shop.clock.forward(days=1)
    shop.office.do(service, marks.tag_order, order.id, tag="易碎")
    shop.do(marks.note_order, order.id, body="客人来过电话")
    assert acts(shop, about=order.order_no)[:2] == [("note_order", order.order_no), ("tag_order", order.order_no)]
    assert acts(shop, about=order.order_no.lower()) == acts(shop, about=order.order_no)
    assert acts(shop, about=member.account) == [("add_member", member.account)]
    assert acts(shop, actor=service.key) == [("tag_order", order.order_no), ("change_password", "Service")]
    assert acts(shop, acts=("tag_order",)) == [("tag_order", order.order_no)]
    assert acts(shop, acts=("tag_order", "note_order"), actor=service.key) == [("tag_order", order.order_no)]
    assert [act for act, _ in acts(shop, since=date(2026, 11, 25))] == ["note_order", "tag_order"]
    assert acts(shop, until=date(2026, 11, 23)) == []
    assert acts(shop, about=order.order_no, since=date(2026, 11, 25), acts=("note_order",))
    nobody = shop.ask(audit_queries.find_acts, AuditFilter(about="JF0000"))
    assert (nobody.rows, nobody.unknown) == ((), True)


def test_pages_follow_each_other_without_a_gap_or_a_double(shop: Shop) -> None:
    order = shop.an_order(points=100)
    for number in range(5):
        shop.do(marks.tag_order, order.id, tag=f"第{number}箱")
    whole = [row.id for row in shop.ask(audit_queries.find_acts, AuditFilter(), limit=500).rows]
    paged = [row.id for page in every_page(shop, AuditFilter(), 2) for row in page.rows]
    assert paged == whole and len(whole) > 6
    for after in ("nonsense", "2026-11-24~x", "2026-11-24T04:00:00~1"):
        with pytest.raises(Invalid, match="foreign"):
            shop.ask(audit_queries.find_acts, AuditFilter(), after=after)
    with pytest.raises(Invalid, match="range_reversed"):
        shop.ask(audit_queries.find_acts, AuditFilter(since=date(2026, 11, 25), until=date(2026, 11, 24)))
    with pytest.raises(Invalid, match="out_of_range"):
        shop.ask(audit_queries.find_acts, AuditFilter(), limit=501)


def test_a_search_that_few_rows_fit_goes_on_from_where_it_stopped(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_queries, "SCAN_MOST", 4)
    order = shop.an_order(points=100)
    shop.do(marks.note_order, order.id, body="先问再发")
    for number in range(9):
        shop.do(marks.tag_order, order.id, tag=f"第{number}箱")
    chosen = AuditFilter(actor=shop.owner.key, acts=("note_order",))
    pages = every_page(shop, chosen, 10)
    assert [len(page.rows) for page in pages].count(1) == 1
    assert len(pages) > 2
    assert [row.act for page in pages for row in page.rows] == ["note_order"]


def test_a_record_in_full_tells_whether_somebody_altered_it(shop: Shop) -> None:
    order = shop.an_order(points=100)
    shop.do(marks.assign_order, order.id, login="lixiang")
    row = shop.ask(audit_queries.find_acts, AuditFilter(about=order.order_no, acts=("assign_order",))).rows[0]
    entry = shop.ask(audit_queries.act_entry, row.id)
    assert (entry.whole, entry.sealed, entry.after["staff"], entry.row.who) == (True, False, "李想", "李想")
    assert "place_order" in [one.act for one in entry.near]
    with shop.office.transaction() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
        else:
            connection.execute(text("DROP TRIGGER audit_no_update"))
        connection.execute(text("UPDATE audit SET reason = '没有的事' WHERE id = :id"), {"id": row.id})
    assert not shop.ask(audit_queries.act_entry, row.id).whole
    with pytest.raises(NotFound):
        shop.ask(audit_queries.act_entry, 10**9)


def test_who_looked_is_found_by_order_person_and_way_of_looking(shop: Shop) -> None:
    service, order = shop.person(Preset.SERVICE), shop.an_order(points=100)
    for who, act, reason in ((service, AccessAct.OPEN, ""), (service, AccessAct.REVEAL, "联系派送"),
                             (shop.owner, AccessAct.EXPORT, "对账")):  # fmt: skip
        note = AccessNote(act, reason, (("order", order.id), ("member", order.member_id or 0)))
        shop.office.note_access(who, Permission.SEE, [note])
        shop.clock.forward(minutes=1)

    def looks(**chosen: object) -> list[AccessAct]:
        return [row.act for row in shop.ask(look_queries.find_looks, AuditFilter(**chosen)).rows]  # type: ignore[arg-type]

    A = AccessAct
    assert looks() == looks(about=order.order_no) == [A.EXPORT, A.REVEAL, A.OPEN]
    assert looks(actor=service.key) == [A.REVEAL, A.OPEN]
    assert looks(acts=("REVEAL",)) == [A.REVEAL]
    assert looks(about=order.order_no, actor=service.key, acts=("OPEN",)) == [A.OPEN]
    assert looks(until=date(2026, 11, 23)) == []
    first = shop.ask(look_queries.find_looks, AuditFilter(), limit=1)
    assert first.next is not None
    rest = shop.ask(look_queries.find_looks, AuditFilter(), after=first.next)
    assert [row.act for row in rest.rows] == [A.REVEAL, A.OPEN]
    entry = shop.ask(look_queries.look_entry, rest.rows[0].id)
    assert (entry.row.orders, entry.row.count, entry.row.reason) == (((order.id, order.order_no),), 2, "联系派送")
    assert [one.act for one in entry.near] == [A.OPEN]
    assert shop.ask(look_queries.find_looks, AuditFilter(about="没有")).unknown
    with pytest.raises(NotFound):
        shop.ask(look_queries.look_entry, 10**9)


def test_only_who_may_read_the_audit_reads_it(shop: Shop) -> None:
    for preset, may in ((Preset.AUDITOR, True), (Preset.MANAGER, True), (Preset.SERVICE, False)):
        who = shop.person(preset)
        for question, args in (
            (audit_queries.find_acts, (AuditFilter(),)), (look_queries.find_looks, (AuditFilter(),)),
            (audit_queries.audit_choices, ()), (audit_queries.act_entry, (1,)),
        ):  # fmt: skip
            if may:
                assert shop.office.ask(who, question, *args)  # type: ignore[arg-type]
            else:
                with pytest.raises(NotPermitted):
                    shop.office.ask(who, question, *args)  # type: ignore[arg-type]


def test_a_page_of_a_long_record_costs_the_same_as_one_of_a_short(shop: Shop) -> None:
    """Whatever is asked for, the database reads no more of the record than one bound of it."""
    if shop.office.database != "SQLite":
        return
    with shop.office.transaction() as connection:
        connection.execute(text(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000) "
            "INSERT INTO audit (at, actor, session_id, seq, pc, act, subject, subject_id, before, after, reason, mac) "
            "SELECT datetime('2025-01-01', i || ' minutes'), 'staff:' || (i % 7), 1, 100 + i, '仓库-01', "
            "CASE WHEN i % 9 THEN 'ship_order' ELSE 'tag_order' END, 'order', i, '{}', '{}', '', x'00' FROM n"
        ))  # fmt: skip
    steps = Steps()
    for chosen in (
        AuditFilter(), AuditFilter(actor="staff:3"), AuditFilter(acts=("tag_order",)),
        AuditFilter(actor="staff:3", acts=("publish_rules",)), AuditFilter(acts=("publish_rules", "seal_audit")),
        AuditFilter(since=date(2025, 1, 5), until=date(2025, 1, 6), acts=("a", "b")),
    ):  # fmt: skip
        _, taken = steps.of(partial(shop.ask, audit_queries.find_acts, chosen))
        assert taken <= 200_000, chosen
