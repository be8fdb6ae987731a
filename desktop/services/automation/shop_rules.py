"""Rules of the shop's own 自动规则: published, ordered, switched on and off, deleted, and read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import func, select, update

from desktop.models.automation import ShopRule, ShopRuleRun, StreamPosition
from desktop.models.shop_rules import DEED_RIGHTS, Deed
from desktop.models.staff import Staff
from desktop.models.vocabulary import Permission
from desktop.services.audit import sealed_through
from desktop.services.automation.rule_draft import DRAFT, RuleDraft, check_draft, in_circles, successors
from desktop.services.automation.rule_events import READER
from desktop.services.errors import ChangedByOther, Invalid, NotFound
from desktop.services.order_state import actor_name
from desktop.services.transaction import Reading, Tx, action, insert_row, query, upsert

RULES_MOST = 100
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ShopRuleRow:
    """published_by is a name; lately counts the orders' events that it acted on in the last seven days.

    sets_off names the rules that it may set off; circular: it may come back to itself that way.
    """

    id: int
    name: str
    active: bool
    version: int
    draft: RuleDraft
    published_by: str
    published_at: datetime
    lately: int
    sets_off: tuple[str, ...]
    circular: bool


@action(Permission.PUBLISH_RULES)
def save_shop_rule(tx: Tx, draft: RuleDraft, *, rule_id: int | None = None, seen: int | None = None) -> ShopRuleRow:
    """Publish a new rule, at the end and switched on, or another version of one. seen: the version that was edited.

    Raises Invalid, NotFound, ChangedByOther, NotPermitted for what the actor may not do herself.
    """
    draft = replace(draft, name=draft.name.strip())
    check_draft(draft)
    _begin_reading(tx)
    for then in draft.then:
        tx.require(DEED_RIGHTS[then.deed])
        if then.deed in (Deed.ASSIGN, Deed.NOTIFY):
            _colleague(tx, then.login)
    document = DRAFT.dump_json(draft).decode()
    told = {"name": draft.name, "document": document}
    values = {
        "name": draft.name, "document": document, "published_by": tx.actor.key, "published_at": tx.now,
        "active_since": tx.now, "looked_at": None,
    }  # fmt: skip
    named = select(ShopRule.id).where(ShopRule.name == draft.name, ShopRule.deleted_at.is_(None))
    if tx.scalar(named.where(ShopRule.id != (rule_id or 0))) is not None:
        raise Invalid("rule_name", "taken")
    if rule_id is None:
        count, place = tx.execute(
            select(func.count(), func.coalesce(func.max(ShopRule.place), 0)).where(ShopRule.deleted_at.is_(None))
        ).one()
        if count >= RULES_MOST:
            raise Invalid("rules", "too_many", RULES_MOST)
        rule_id = insert_row(tx, ShopRule.id, **values, place=place + 1, active=True, version=1, deleted_at=None)
        tx.record("save_shop_rule", "shop_rule", rule_id, after={**told, "version": 1})
        return _row(tx, rule_id)
    before = _take(tx, rule_id, seen)
    tx.execute(update(ShopRule).where(ShopRule.id == rule_id).values(**values, version=before.version + 1))
    tx.record(
        "save_shop_rule", "shop_rule", rule_id, before={"name": before.name, "document": before.document},
        after={**told, "version": before.version + 1},
    )  # fmt: skip
    return _row(tx, rule_id)


@action(Permission.PUBLISH_RULES)
def switch_shop_rule(tx: Tx, rule_id: int, *, active: bool) -> ShopRuleRow:
    """On again, it minds what happens from now on. Raises NotFound, Invalid for what is so already."""
    before = _take(tx, rule_id, None)
    if before.active is active:
        raise Invalid("rule_active", "same_as_before")
    values: dict[str, object] = {"active": active}
    if active:
        values |= {"active_since": tx.now, "looked_at": None}
    tx.execute(update(ShopRule).where(ShopRule.id == rule_id).values(**values))
    tx.record("switch_shop_rule", "shop_rule", rule_id, before={"active": before.active},
              after={"name": before.name, "active": active})  # fmt: skip
    return _row(tx, rule_id)


@action(Permission.PUBLISH_RULES)
def move_shop_rule(tx: Tx, rule_id: int, *, up: bool) -> list[ShopRuleRow]:
    """One place earlier or later among the rules. Raises NotFound, Invalid at the end of the list."""
    before = _take(tx, rule_id, None)
    keys = list(
        tx.execute(
            select(ShopRule.id).where(ShopRule.deleted_at.is_(None)).order_by(ShopRule.place, ShopRule.id)
            .with_for_update()
        ).scalars()
    )  # fmt: skip
    here = keys.index(rule_id)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(keys):
        raise Invalid("rule_place", "out_of_range")
    keys[here], keys[there] = keys[there], keys[here]
    for place, key in enumerate(keys, start=1):
        tx.execute(update(ShopRule).where(ShopRule.id == key).values(place=place))
    tx.record("move_shop_rule", "shop_rule", rule_id, before={"place": here + 1},
              after={"name": before.name, "place": there + 1})  # fmt: skip
    return shop_rules(tx)


@action(Permission.PUBLISH_RULES)
def delete_shop_rule(tx: Tx, rule_id: int, *, seen: int | None = None) -> str:
    """Its log stays. Returns its name. Raises NotFound, ChangedByOther."""
    before = _take(tx, rule_id, seen)
    tx.execute(update(ShopRule).where(ShopRule.id == rule_id).values(active=False, deleted_at=tx.now))
    tx.record("delete_shop_rule", "shop_rule", rule_id, before={"name": before.name, "document": before.document})
    return str(before.name)


@query(Permission.SEE)
def shop_rules(reading: Reading) -> list[ShopRuleRow]:
    """In the order in which they are asked."""
    rows = reading.execute(
        select(ShopRule.id, ShopRule.name, ShopRule.active, ShopRule.version, ShopRule.document, ShopRule.published_by,
               ShopRule.published_at)
        .where(ShopRule.deleted_at.is_(None))
        .order_by(ShopRule.place, ShopRule.id)
    ).all()  # fmt: skip
    lately = {
        row.rule_id: row.n
        for row in reading.execute(
            select(ShopRuleRun.rule_id, func.count().label("n"))
            .where(ShopRuleRun.at >= reading.now - WEEK)
            .group_by(ShopRuleRun.rule_id)
        )
    }
    drafts = {row.id: DRAFT.validate_json(row.document) for row in rows}
    active = {row.id: drafts[row.id] for row in rows if row.active}
    circular = in_circles(active)
    return [
        ShopRuleRow(
            row.id, row.name, row.active, row.version, drafts[row.id], actor_name(reading, row.published_by),
            row.published_at, lately.get(row.id, 0),
            tuple(drafts[key].name for key in successors(row.id, {**active, row.id: drafts[row.id]})),
            row.id in circular,
        )
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chains:
    """Names of the other rules: what this one may set off, what may set it off; circular: it may come back to itself."""

    sets_off: tuple[str, ...]
    set_off_by: tuple[str, ...]
    circular: bool


@query(Permission.SEE)
def rule_chains(reading: Reading, draft: RuleDraft, rule_id: int | None = None) -> Chains:
    """How a draft would stand among the rules that are on."""
    own = rule_id or 0
    drafts: Mapping[int, RuleDraft] = {
        **{row.id: row.draft for row in shop_rules(reading) if row.active and row.id != own}, own: draft,
    }  # fmt: skip
    return Chains(
        tuple(drafts[key].name for key in successors(own, drafts) if key != own),
        tuple(one.name for key, one in drafts.items() if key != own and own in successors(key, drafts)),
        own in in_circles(drafts),
    )


@dataclass(frozen=True, slots=True)
class _Taken:
    name: str
    document: str
    version: int
    active: bool


def _take(tx: Tx, rule_id: int, seen: int | None) -> _Taken:
    row = tx.execute(
        select(ShopRule.name, ShopRule.document, ShopRule.version, ShopRule.active, ShopRule.published_by,
               ShopRule.published_at)
        .where(ShopRule.id == rule_id, ShopRule.deleted_at.is_(None))
        .with_for_update()
    ).one_or_none()  # fmt: skip
    if row is None:
        raise NotFound("shop_rule", str(rule_id))
    if seen is not None and seen != row.version:
        raise ChangedByOther(actor_name(tx, row.published_by), row.published_at, "save_shop_rule")
    return _Taken(row.name, row.document, row.version, row.active)


def _begin_reading(tx: Tx) -> None:
    """The first rule of the shop: what was recorded before needn't be looked through."""
    row = {"reader": READER, "position": sealed_through(tx)}
    tx.execute(upsert(tx, StreamPosition, [row], keys=["reader"]))


def _colleague(tx: Tx, login: str) -> None:
    if tx.scalar(select(Staff.id).where(Staff.login == login, Staff.active)) is None:
        raise NotFound("staff", login)


def _row(reading: Reading, rule_id: int) -> ShopRuleRow:
    return next(row for row in shop_rules(reading) if row.id == rule_id)
