"""充值: an account that was charged, with the provider's reference for it."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Moment


class TopUpDone(Base):
    """One per fulfilment of its kind. The account is sealed under the key of uid, the member's then, and None once he
    was erased; its mask may be seen by every role. A reference stands for one top-up only.
    """

    __tablename__ = "top_up"
    fulfilment_id: Mapped[int] = mapped_column(ForeignKey("fulfilment.id"), primary_key=True, autoincrement=False)
    uid: Mapped[bytes]
    account_sealed: Mapped[bytes | None]
    account_mask: Mapped[str]
    reference: Mapped[str] = mapped_column(unique=True)
    done_by: Mapped[str]
    done_at: Mapped[Moment]
