"""Rollups against a recount: the mend is a delta of the difference, appended like every other.

The caller holds off other writers (hold_figures), for a recount and what is kept must be of one moment.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from sqlalchemy import text

from desktop.models.member import MemberTotal
from desktop.services.figures import EPOCH
from desktop.services.findings import Break, Diagnosis, Entry
from desktop.services.member_totals import MEASURES_KEPT, totals_of
from desktop.services.mends.finding import Finding
from desktop.services.mends.steps import Step
from desktop.services.points import shop_today
from desktop.services.recounts import recount_breaks
from desktop.services.return_breaks import figure_breaks
from desktop.services.transaction import Reading, Tx

MEASURES = ("n", "fen", "points", "units")
# which of the measures a check compares, where it isn't all of them
COMPARED = {"tab": ("n",), "return_tab": ("n",), "member": ("n",), "points": ("n", "points")}
DAILY = ("order", "sku", "tier")


def hold_figures(tx: Tx) -> None:
    """On PostgreSQL until the commit; SQLite has one writer anyway."""
    if tx.on_postgresql:
        tx.execute(text("LOCK TABLE figure_delta IN SHARE ROW EXCLUSIVE MODE"))


def figures_finding(reading: Reading, breaks: Iterable[Break] | None = None, day: date | None = None) -> Finding:
    """Every figure that differs; breaks where verify has just found them. day: where those stand that are of no day."""
    finding = Finding("figures", 0)
    today = day or shop_today(reading)
    for one in breaks if breaks is not None else (*recount_breaks(reading), *figure_breaks(reading)):
        grain, _, key = one.subject.partition(":")
        stands = EPOCH if grain in ("tab", "return_tab") else today
        if grain in DAILY:
            told_day, _, key = key.partition(":")
            stands = date.fromisoformat(told_day)
        names = COMPARED.get(grain, MEASURES)
        right, kept = _numbers(one.expected), _numbers(one.found)
        changes = {name: a - b for name, a, b in zip(names, right, kept, strict=True) if a != b}
        row = Entry("figure", 0, verb=one.subject, values=dict(zip(names, kept, strict=True)))
        finding.found(Diagnosis.ALTERED, [row], [Step("figure", 0, changes, key=f"{grain}|{stands.isoformat()}|{key}")])
    return finding


def totals_finding(reading: Reading, member_id: int) -> Finding:
    finding = Finding("member_total", member_id)
    kept, right = totals_of(reading, member_id)
    if kept != right:
        named = [dict(zip(MEASURES_KEPT, one[:-1], strict=True)) for one in (kept, right)]
        changes = {name: named[1][name] - named[0][name] for name in MEASURES_KEPT if named[0][name] != named[1][name]}
        row = Entry(MemberTotal.__tablename__, member_id, values=named[0])
        finding.found(Diagnosis.ALTERED, [row], [Step("member_total", member_id, changes)])
    return finding


def _numbers(told: object) -> list[int]:
    found = json.loads(str(told))
    return [int(one) for one in found] if isinstance(found, list) else [int(found)]
