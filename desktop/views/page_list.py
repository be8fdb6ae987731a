"""PAGES: every page beside the order page, in the order of the navigation."""

from __future__ import annotations

from desktop.views.audit.entry import AUDIT
from desktop.views.automation.entry import AUTOMATION
from desktop.views.dashboard.entry import DASHBOARD
from desktop.views.exceptions.entry import EXCEPTIONS
from desktop.views.goods.entry import GOODS
from desktop.views.members.entry import MEMBERS
from desktop.views.pages import PageEntry
from desktop.views.people.entry import STAFF
from desktop.views.reconcile.entry import RECONCILE
from desktop.views.reports.entry import REPORTS
from desktop.views.returns.entry import RETURNS
from desktop.views.rules.entry import RULES
from desktop.views.settings.entry import SETTINGS
from desktop.views.shipping.entry import SHIPPING

PAGES: tuple[PageEntry, ...] = (
    DASHBOARD, SHIPPING, RETURNS, EXCEPTIONS, GOODS, MEMBERS, RULES, REPORTS, RECONCILE, AUTOMATION, STAFF, AUDIT, SETTINGS,
)  # fmt: skip
