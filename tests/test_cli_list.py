"""`list orders` by a saved view, and by words on top of it."""

from __future__ import annotations

import argparse

import pytest

from desktop import cli_values
from desktop.models.vocabulary import OrderStatus
from desktop.services.errors import NotFound
from desktop.services.order_filter import OrderFilter
from desktop.services.saved_views import ViewContent, view_filter
from tests.people import Shop
from tests.views_saved import a_view

UNPAID = ViewContent({"statuses": ["UNPAID"]}, "points", False)


def asked(shop: Shop, view: str, *words: str) -> tuple[OrderFilter, str, bool]:
    parser = argparse.ArgumentParser()
    cli_values.add_filters(parser)
    parser.add_argument("--sort", default=None)
    parser.add_argument("--ascending", action="store_true")
    chosen, content = shop.ask(view_filter, view)
    return cli_values.question_of(parser.parse_args(words), chosen, content.sort, content.descending)


def test_a_list_by_a_view_asks_what_the_view_asks_and_words_narrow_it_further(shop: Shop) -> None:
    a_view(shop, "没付款的", UNPAID)
    unpaid = OrderFilter(statuses=(OrderStatus.UNPAID,))
    assert asked(shop, "没付款的") == (unpaid, "points", False)
    narrower = OrderFilter(statuses=(OrderStatus.UNPAID,), points_min=200)
    assert asked(shop, "没付款的", "--points-min", "200", "--sort", "cash") == (narrower, "cash", True)
    with pytest.raises(NotFound):
        asked(shop, "没有的")
