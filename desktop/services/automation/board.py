"""What the page of automation shows, of one moment."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from desktop.models.automation import Notice
from desktop.models.vocabulary import NoticeState, Permission
from desktop.services.automation.nightly import JobRow, job_rows
from desktop.services.automation.rule_log import StaffNoticeRow, my_notices
from desktop.services.automation.shop_rules import ShopRuleRow, shop_rules
from desktop.services.settings import read_settings
from desktop.services.staff import colleagues
from desktop.services.transaction import Reading, query


@dataclass(frozen=True, slots=True)
class Board:
    """notices are the asking person's own, read ones too; waiting counts messages to customers that wait to be sent;
    colleagues are (login, name), zone the shop's.
    """

    rules: tuple[ShopRuleRow, ...]
    jobs: tuple[JobRow, ...]
    notices: tuple[StaffNoticeRow, ...]
    waiting: int
    colleagues: tuple[tuple[str, str], ...]
    zone: str


@query(Permission.SEE)
def automation_board(reading: Reading) -> Board:
    waiting = select(func.count()).where(Notice.state == NoticeState.WAITING.value)
    return Board(
        tuple(shop_rules(reading)), tuple(job_rows(reading)), tuple(my_notices(reading, unread=False)),
        int(reading.scalar(waiting)), tuple(colleagues(reading)), read_settings(reading).zone,
    )  # fmt: skip
