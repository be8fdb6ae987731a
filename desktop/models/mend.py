"""Mends: what somebody proposes to set the books right, and who decided."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from desktop.models.base import Base, Big, Id, Moment, partial


class Mend(Base):
    """One proposal per subject at a time; plan is JSON of services.mends.steps.Step, and what is posted of it.

    sole: the one who proposed it decided too (单人复核).
    """

    __tablename__ = "mend"
    id: Mapped[Id]
    subject: Mapped[str]
    subject_id: Mapped[Big]
    diagnosis: Mapped[str]
    plan: Mapped[str]
    state: Mapped[str]
    reason: Mapped[str]
    proposed_by: Mapped[str]
    proposed_at: Mapped[Moment]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decision: Mapped[str]
    sole: Mapped[bool]
    __table_args__ = (
        partial("uq_mend_proposed", "subject", "subject_id", where="state = 'PROPOSED'", unique=True),
        Index(None, "state", "id"),
    )
