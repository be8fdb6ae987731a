"""Points rules in their versions: each is a document with a moment from which it counts; an order keeps its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Executable, select

from desktop.models.built import built_once
from desktop.models.catalogue import RuleVersion
from desktop.models.vocabulary import Permission
from desktop.services.access import staff_names
from desktop.services.errors import ChangedByOther, Invalid, NotFound
from desktop.services.rule_document import DOCUMENT, RuleDocument, check_document
from desktop.services.transaction import Reading, Tx, action, insert_row, query


@dataclass(frozen=True, slots=True)
class Rules:
    """A published version."""

    id: int
    number: int
    document: RuleDocument


@dataclass(frozen=True, slots=True)
class RuleVersionRow:
    """until is when the next version takes over, None while there is none; in_force: it counts now. Times in UTC."""

    number: int
    effective_at: datetime
    until: datetime | None
    in_force: bool
    published_by: str
    published_at: datetime
    document: RuleDocument


@lru_cache(maxsize=64)
def parsed_rules(document: str) -> RuleDocument:
    return DOCUMENT.validate_json(document)


@built_once
def _at(moment: datetime) -> Executable:
    return (
        select(RuleVersion.id, RuleVersion.number, RuleVersion.document)
        .where(RuleVersion.effective_at <= moment)
        .order_by(RuleVersion.effective_at.desc(), RuleVersion.id.desc())
        .limit(1)
    )


@built_once
def _version(rule_version_id: int) -> Executable:
    return select(RuleVersion.id, RuleVersion.number, RuleVersion.document).where(RuleVersion.id == rule_version_id)


def rules_at(reading: Reading, moment: datetime) -> Rules:
    row = reading.execute(_at(moment)).one_or_none()
    if row is None:
        raise NotFound("rule_version", moment.isoformat())
    return Rules(row.id, row.number, parsed_rules(row.document))


def rules_by_id(reading: Reading, rule_version_id: int) -> Rules:
    row = reading.execute(_version(rule_version_id)).one()
    return Rules(row.id, row.number, parsed_rules(row.document))


@query(Permission.SEE)
def current_rules(reading: Reading) -> Rules:
    return rules_at(reading, reading.now)


@query(Permission.SEE)
def rule_versions(reading: Reading) -> tuple[RuleVersionRow, ...]:
    """Every version, the one that counts last first; one that another replaced before its time never counted."""
    rows = reading.execute(select(RuleVersion).order_by(RuleVersion.effective_at, RuleVersion.id)).all()
    names, current = staff_names(reading), rules_at(reading, reading.now).id
    told = []
    for place, row in enumerate(rows):
        until = rows[place + 1].effective_at if place + 1 < len(rows) else None
        told.append(
            RuleVersionRow(
                row.number, row.effective_at, until, row.id == current, names.get(row.published_by, row.published_by),
                row.published_at, parsed_rules(row.document),
            )
        )  # fmt: skip
    return tuple(reversed(told))


@action(Permission.PUBLISH_RULES)
def publish_rules(
    tx: Tx, document: RuleDocument, *, effective_at: datetime | None = None, seen: int | None = None
) -> int:
    """A new version from effective_at (now when not given); orders keep theirs. Returns its number.

    seen is the newest version that the publisher knew. Raises Invalid, ChangedByOther when there is a newer one.
    """
    check_document(document)
    if effective_at is not None and effective_at < tx.now:
        raise Invalid("effective_at", "past")
    # two who publish at once wait for each other here
    newest = tx.execute(
        select(RuleVersion.number, RuleVersion.published_by, RuleVersion.published_at)
        .order_by(RuleVersion.number.desc())
        .limit(1)
        .with_for_update()
    ).one_or_none()
    if seen is not None and newest is not None and newest.number != seen:
        names = staff_names(tx)
        who = names.get(newest.published_by, newest.published_by)
        raise ChangedByOther(who, newest.published_at, "publish_rules")
    number = 1 if newest is None else int(newest.number) + 1
    version_id = insert_row(
        tx, RuleVersion.id, number=number, effective_at=effective_at or tx.now,
        document=DOCUMENT.dump_json(document).decode(), published_by=tx.actor.key, published_at=tx.now,
    )  # fmt: skip
    tx.record("publish_rules", "rule_version", version_id, after={"number": number})
    tx.emit("rules.published", "rules", number, {"number": number})
    return number
