"""What the shop has chosen; a missing row means the default in services.settings."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Moment


class Setting(Base):
    """value is JSON."""

    __tablename__ = "setting"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    changed_at: Mapped[Moment]
    changed_by: Mapped[str]
