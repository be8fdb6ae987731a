"""Saved views of the order list: a filter, a sort and columns under a name, private or for the whole shop.

Everybody keeps views of her own. A shared one becomes part of how the whole shop works, as its rules are, so it takes
the right to publish those: owner and manager have it, and they may rename, change and delete any shared view. Whoever
made a view may always take it back for herself. What was searched isn't kept: it may name a person.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, and_, delete, func, or_, select, update

from desktop.models.order import Order
from desktop.models.saved_view import SavedView, StartView
from desktop.models.staff import Staff
from desktop.models.vocabulary import Permission
from desktop.services.errors import Invalid, NotFound, NotPermitted
from desktop.services.order_filter import OrderFilter, conditions
from desktop.services.order_filter_state import filter_from, filter_state
from desktop.services.order_queries import SORTS
from desktop.services.settings import read_settings
from desktop.services.transaction import Reading, Tx, action, insert_row, query, upsert

SHARE = Permission.PUBLISH_RULES
NAME_MOST, VIEWS_MOST, COLUMNS_MOST = 20, 50, 40
COUNT_MOST = 1_000


@dataclass(frozen=True, slots=True)
class ViewContent:
    """filter as order_filter_state has it, its named days still by name; columns in the order of the list."""

    filter: dict[str, Any]
    sort: str = "placed"
    descending: bool = True
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewRow:
    """mine: she made it. starts: it opens when she signs in. may_change: rename, replace and delete it."""

    id: int
    name: str
    content: ViewContent
    shared: bool
    mine: bool
    starts: bool
    may_change: bool
    owner: str


# acts


@action(Permission.SEE)
def save_view(tx: Tx, *, name: str, content: ViewContent, view_id: int | None = None) -> ViewRow:
    """A new private view, or another content under a view that is there. Raises Invalid, NotFound, NotPermitted."""
    kept = json.dumps(_checked(tx, content), ensure_ascii=False)
    if view_id is not None:
        row = _take(tx, view_id)
        name = _free_name(tx, name, row.owner_id, but=view_id)
        tx.execute(update(SavedView).where(SavedView.id == view_id).values(name=name, content=kept, changed_at=tx.now))
        tx.record("save_view", "saved_view", view_id, before={"name": row.name}, after={"name": name})
        return _answer(tx, view_id)
    mine = select(func.count()).where(SavedView.owner_id == tx.actor.staff_id, SavedView.deleted_at.is_(None))
    if tx.scalar(mine) >= VIEWS_MOST:
        raise Invalid("views", "too_many", VIEWS_MOST)
    name = _free_name(tx, name, _me(tx))
    made = insert_row(tx, SavedView.id, owner_id=_me(tx), name=name, shared=False, content=kept, changed_at=tx.now)
    tx.record("save_view", "saved_view", made, after={"name": name})
    return _answer(tx, made)


@action(Permission.SEE)
def rename_view(tx: Tx, view_id: int, *, name: str) -> ViewRow:
    row = _take(tx, view_id)
    name = _free_name(tx, name, row.owner_id, but=view_id)
    tx.execute(update(SavedView).where(SavedView.id == view_id).values(name=name, changed_at=tx.now))
    tx.record("rename_view", "saved_view", view_id, before={"name": row.name}, after={"name": name})
    return _answer(tx, view_id)


@action(Permission.SEE)
def share_view(tx: Tx, view_id: int, *, shared: bool) -> ViewRow:
    """For the whole shop, or only for whoever made it; who starts with a view that is hers no more starts without."""
    row = _take(tx, view_id)
    if shared:
        tx.require(SHARE)
    tx.execute(update(SavedView).where(SavedView.id == view_id).values(shared=shared, changed_at=tx.now))
    if not shared:
        tx.execute(delete(StartView).where(StartView.view_id == view_id, StartView.staff_id != row.owner_id))
    tx.record("share_view", "saved_view", view_id, before={"shared": row.shared}, after={"shared": shared})
    return _answer(tx, view_id)


@action(Permission.SEE)
def delete_view(tx: Tx, view_id: int) -> ViewRow:
    """It leaves every menu; restore_view brings it back as it was, for those who started with it too."""
    _take(tx, view_id)
    before = _answer(tx, view_id)
    tx.execute(update(SavedView).where(SavedView.id == view_id).values(deleted_at=tx.now, changed_at=tx.now))
    tx.record("delete_view", "saved_view", view_id, before={"name": before.name})
    return before


@action(Permission.SEE)
def restore_view(tx: Tx, view_id: int) -> ViewRow:
    """Takes a deletion back. Raises Invalid where the name was given to another view meanwhile."""
    row = _take(tx, view_id, deleted=True)
    _free_name(tx, row.name, row.owner_id, but=view_id)
    tx.execute(update(SavedView).where(SavedView.id == view_id).values(deleted_at=None, changed_at=tx.now))
    tx.record("restore_view", "saved_view", view_id, after={"name": row.name})
    return _answer(tx, view_id)


@action(Permission.SEE)
def set_start_view(tx: Tx, *, view_id: int | None) -> bool:
    """The view that opens when she signs in; None for the list as it was left."""
    me = _me(tx)
    before = tx.scalar(select(StartView.view_id).where(StartView.staff_id == me))
    if view_id is None:
        tx.execute(delete(StartView).where(StartView.staff_id == me))
    else:
        if tx.scalar(select(SavedView.id).where(SavedView.id == view_id, _seen_by(me))) is None:
            raise NotFound("view", str(view_id))
        row = {"staff_id": me, "view_id": view_id}
        tx.execute(upsert(tx, StartView, [row], keys=["staff_id"], replace=["view_id"]))
    tx.record("set_start_view", "staff", me, before={"view": before}, after={"view": view_id})
    return True


# questions


@query(Permission.SEE)
def saved_views(reading: Reading) -> tuple[ViewRow, ...]:
    """Those of the whole shop first, then one's own; by name."""
    rows = reading.execute(_views(reading).where(_seen_by(_me(reading)))).all()
    return tuple(sorted((_row(reading, row) for row in rows), key=lambda view: (not view.shared, view.name)))


@query(Permission.SEE)
def start_view(reading: Reading) -> ViewRow | None:
    me = _me(reading)
    mine = select(StartView.view_id).where(StartView.staff_id == me)
    row = reading.execute(_views(reading).where(_seen_by(me), SavedView.id.in_(mine))).one_or_none()
    return None if row is None else _row(reading, row)


@query(Permission.SEE)
def view_named(reading: Reading, name: str) -> ViewRow:
    """One's own before another's of the same name. Raises NotFound."""
    found = [view for view in saved_views(reading) if view.name == name.strip()]
    if not found:
        raise NotFound("view", name)
    return min(found, key=lambda view: not view.mine)


@query(Permission.SEE)
def view_counts(reading: Reading, view_ids: tuple[int, ...]) -> dict[int, int]:
    """How many orders each view shows now, up to COUNT_MOST; one that can't be counted any more is left out."""
    counts = {}
    for view in saved_views(reading):
        if view.id in view_ids[:VIEWS_MOST]:
            try:
                parts = conditions(reading, filter_of(reading, view.content))
            except Invalid:
                continue
            hits = select(Order.id).where(*parts).limit(COUNT_MOST).subquery()
            counts[view.id] = int(reading.scalar(select(func.count()).select_from(hits)))
    return counts


def filter_of(reading: Reading, content: ViewContent) -> OrderFilter:
    """With 上周 as the week before this moment's."""
    return filter_from(content.filter, read_settings(reading).shop_day(reading.now))


@query(Permission.SEE)
def view_filter(reading: Reading, name: str) -> tuple[OrderFilter, ViewContent]:
    """What a list by that view asks today."""
    content = view_named(reading, name).content
    return filter_of(reading, content), content


# rows


def _me(reading: Reading) -> int:
    """Views belong to people. Raises NotPermitted for storefront and worker."""
    if reading.actor.staff_id is None:
        raise NotPermitted(Permission.SEE)
    return reading.actor.staff_id


def _seen_by(staff_id: int) -> Any:
    return and_(SavedView.deleted_at.is_(None), or_(SavedView.owner_id == staff_id, SavedView.shared))


def _views(reading: Reading) -> Any:
    start = select(StartView.view_id).where(StartView.staff_id == reading.actor.staff_id).scalar_subquery()
    return select(
        SavedView.id, SavedView.name, SavedView.content, SavedView.shared, SavedView.owner_id, Staff.name.label("owner"),
        func.coalesce(SavedView.id == start, False).label("starts"),
    ).join(Staff, Staff.id == SavedView.owner_id)  # fmt: skip


def _row(reading: Reading, row: Row[Any]) -> ViewRow:
    mine = row.owner_id == reading.actor.staff_id
    may_change = mine or (row.shared and reading.actor.may(SHARE))
    return ViewRow(row.id, row.name, _content(row.content), row.shared, mine, bool(row.starts), may_change, row.owner)


def _content(text: str) -> ViewContent:
    told = json.loads(text)
    return ViewContent(told["filter"], told["sort"], told["descending"], tuple(told["columns"]))


def _answer(tx: Tx, view_id: int) -> ViewRow:
    return _row(tx, tx.execute(_views(tx).where(SavedView.id == view_id)).one())


def _take(tx: Tx, view_id: int, *, deleted: bool = False) -> Any:
    """The view, locked, when she may change it; one that she doesn't see isn't there for her."""
    me = _me(tx)
    gone = SavedView.deleted_at.is_not(None) if deleted else SavedView.deleted_at.is_(None)
    row = tx.execute(
        select(SavedView.id, SavedView.owner_id, SavedView.name, SavedView.shared)
        .where(SavedView.id == view_id, gone)
        .with_for_update()
    ).one_or_none()
    if row is None or not (row.owner_id == me or row.shared):
        raise NotFound("view", str(view_id))
    if row.owner_id != me:
        tx.require(SHARE)
    return row


def _free_name(tx: Tx, name: str, owner_id: int, but: int | None = None) -> str:
    name = name.strip()
    if not 1 <= len(name) <= NAME_MOST:
        raise Invalid("view", "missing" if not name else "too_long", NAME_MOST)
    same = select(SavedView.id).where(
        SavedView.owner_id == owner_id, SavedView.name == name, SavedView.deleted_at.is_(None)
    )
    if tx.scalar(same if but is None else same.where(SavedView.id != but)) is not None:
        raise Invalid("view", "taken")
    return name


def _checked(tx: Tx, content: ViewContent) -> Mapping[str, Any]:
    """As it is kept: conditions that the list understands, nothing searched."""
    if content.sort not in SORTS:
        raise Invalid("sort", "unknown")
    if len(content.columns) > COLUMNS_MOST or any(not 1 <= len(key) <= COLUMNS_MOST for key in content.columns):
        raise Invalid("columns", "too_many", COLUMNS_MOST)
    chosen = filter_of(tx, content)
    conditions(tx, chosen)
    return {
        "filter": filter_state(chosen, read_settings(tx).shop_day(tx.now)), "sort": content.sort,
        "descending": content.descending, "columns": list(content.columns),
    }  # fmt: skip
