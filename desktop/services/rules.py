"""Points rules in their versions: each is a document with a moment from which it counts; an order keeps its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import func, insert, select

from desktop.models.catalogue import RuleVersion
from desktop.models.vocabulary import Permission
from desktop.services.errors import NotFound
from desktop.services.rule_document import DOCUMENT, RuleDocument, check_document
from desktop.services.transaction import Reading, Tx, action, query


@dataclass(frozen=True, slots=True)
class Rules:
    """A published version."""

    id: int
    number: int
    document: RuleDocument


@lru_cache(maxsize=64)
def _parse(document: str) -> RuleDocument:
    return DOCUMENT.validate_json(document)


def rules_at(reading: Reading, moment: datetime) -> Rules:
    row = reading.execute(
        select(RuleVersion.id, RuleVersion.number, RuleVersion.document)
        .where(RuleVersion.effective_at <= moment)
        .order_by(RuleVersion.effective_at.desc(), RuleVersion.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        raise NotFound("rule_version", moment.isoformat())
    return Rules(row.id, row.number, _parse(row.document))


def rules_by_id(reading: Reading, rule_version_id: int) -> Rules:
    row = reading.execute(
        select(RuleVersion.id, RuleVersion.number, RuleVersion.document).where(RuleVersion.id == rule_version_id)
    ).one()
    return Rules(row.id, row.number, _parse(row.document))


@query(Permission.SEE)
def current_rules(reading: Reading) -> Rules:
    return rules_at(reading, reading.now)


@action(Permission.PUBLISH_RULES)
def publish_rules(tx: Tx, document: RuleDocument, *, effective_at: datetime | None = None) -> int:
    """A new version from effective_at (now when not given); orders keep theirs. Returns its number."""
    check_document(document)
    number: int = (tx.scalar(select(func.max(RuleVersion.number))) or 0) + 1
    version_id = tx.execute(
        insert(RuleVersion)
        .values(
            number=number,
            effective_at=effective_at or tx.now,
            document=DOCUMENT.dump_json(document).decode(),
            published_by=tx.actor.key,
            published_at=tx.now,
        )
        .returning(RuleVersion.id)
    ).scalar_one()
    tx.record("publish_rules", "rule_version", version_id, after={"number": number})
    tx.emit("rules.published", "rules", number, {"number": number})
    return number
