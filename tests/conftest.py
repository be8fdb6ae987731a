"""Every story runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import os

from desktop.app import go_offscreen

if "QT_QPA_PLATFORM" not in os.environ:
    go_offscreen()

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import servers, statements
from tests.founded import a_founded_shop
from tests.people import Shop

_told, _WHOLE_EVERY = 0, 40
KINDS = ["sqlite"] if sys.platform == "win32" else ["sqlite", "postgresql"]
# long stories whose second telling, on PostgreSQL, belongs to the long half of the house's check
TOLD_TWICE_IN_FULL_ONLY = {
    "test_audit_queries", "test_cancels_and_payments", "test_cells", "test_cli", "test_cli_automation", "test_cli_cards", "test_cli_demo", "test_cli_import",
    "test_cli_members", "test_cli_points", "test_cli_reconcile", "test_cli_report", "test_cli_returns", "test_dashboard", "test_demo", "test_demo_blocks",
    "test_erasure", "test_exchanges", "test_goods", "test_import_orders", "test_import_real_shops", "test_keys",
    "test_mall_order_shipped", "test_member_acts", "test_mended_faults", "test_member_page", "test_order_detail", "test_order_export",
    "test_order_lists", "test_order_queries", "test_order_table", "test_order_with_points_and_cash",
    "test_order_workflow", "test_points_lots", "test_points_story", "test_refund_sending", "test_registry",
    "test_return_cells", "test_return_queries", "test_return_story", "test_returns", "test_role_without_the_eye",
    "test_roles", "test_saved_views", "test_settings", "test_slip", "test_staff", "test_state_machine", "test_statements", "test_story",
    "test_summary", "test_thirty_at_once", "test_tiers_and_campaigns", "test_verify",
    "test_prints", "test_shipping_sheet", "test_together", "test_two_workers", "test_worker",
}  # fmt: skip
# what only passes on what services answer, which are told on both; on PostgreSQL these stories of theirs are enough
TOLD_ON_SQLITE = {
    "test_cli": {
        "test_a_shop_is_founded_once_and_its_recovery_words_are_shown",
        "test_an_owner_who_forgot_comes_back_by_the_sheet_on_a_new_pc",
        "test_an_upgrade_says_from_where_to_where",
        "test_a_database_that_is_no_shop_isnt_there_or_isnt_one_is_refused_in_one_line",
        "test_an_order_goes_its_way_and_every_answer_is_the_row_after",
        "test_every_filter_narrows_the_list",
        "test_the_worker_looks_once_and_says_what_it_did",
        "test_verify_exits_one_with_a_diagnosis_when_the_books_were_touched",
    },
    "test_cli_automation": set(), "test_cli_cards": set(), "test_cli_members": set(), "test_cli_points": set(),
    "test_cli_report": set(), "test_cli_returns": set(),
}  # fmt: skip
# begun first, so that at the end no core waits for one of them
LONGEST = {"test_frozen", "test_state_machine", "test_year"}


def pytest_configure(config: pytest.Config) -> None:
    statements.share_compiled()
    if not hasattr(config, "workerinput"):
        servers.begin_run()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        servers.end_run()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = [item for item in items if not (_on_postgresql(item) and _told_on_sqlite(item))]
    for item in items:
        if item.path.stem in TOLD_TWICE_IN_FULL_ONLY and _on_postgresql(item):
            item.add_marker(pytest.mark.slow)
    items.sort(key=lambda item: item.path.stem not in LONGEST)


def _on_postgresql(item: pytest.Item) -> bool:
    return "postgresql" in item.name.partition("[")[2]


def _told_on_sqlite(item: pytest.Item) -> bool:
    name = item.name.partition("[")[0]
    return item.path.stem in TOLD_ON_SQLITE and name not in TOLD_ON_SQLITE[item.path.stem]


def pytest_sessionstart() -> None:
    """As in the window (views/garbage.py): cycles are collected on the main thread, here between the stories."""
    gc.disable()


def pytest_collection_finish() -> None:
    """What was imported until here stays: a whole collection needn't look through it every time."""
    gc.collect()
    gc.freeze()


def pytest_runtest_logfinish() -> None:
    global _told
    _told += 1
    gc.collect(2 if _told % _WHOLE_EVERY == 0 else 1)


@pytest.fixture(scope="session")
def postgres() -> servers.Postgres:
    """The run's server. Its database 'empty' is migrated."""
    if sys.platform == "win32":
        pytest.skip("the tests' PostgreSQL comes without a Windows build")
    return servers.shared_postgres()


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated, empty database of its own."""
    if request.param == "sqlite":
        yield servers.fresh_sqlite_url(tmp_path)
        return
    url = servers.fresh_postgres_url()
    yield url
    servers.shared_postgres().drop(url)


@pytest.fixture(params=KINDS)
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shop]:
    """A founded shop with one person per role."""
    with a_founded_shop(request.param, tmp_path) as opened:
        yield opened
