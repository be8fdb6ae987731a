"""Values of the command line: words as the types that acts take, rows as JSON."""

from __future__ import annotations

import argparse
import json
import typing
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from desktop.models.vocabulary import OrderKind, OrderStatus
from desktop.services.order_filter import OrderFilter

_TEXTS = ("search", "member", "channel", "tier", "category", "carrier", "tag")
_DAYS = ("since", "until")
_NUMBERS = ("points_min", "points_max", "cash_min", "cash_max")


class WrongUse(Exception):
    """The command line can't be understood."""


def add_filters(parser: argparse.ArgumentParser) -> None:
    """The conditions of a list of orders."""
    for name in _TEXTS:
        parser.add_argument(f"--{name}", default=None)
    parser.add_argument("--status", action="append", default=[], choices=[one.value for one in OrderStatus])
    for name in _DAYS:
        parser.add_argument(f"--{name}", type=date.fromisoformat, default=None)
    for name in _NUMBERS:
        parser.add_argument(f"--{name.replace('_', '-')}", type=int, default=None)


def filter_of(chosen: argparse.Namespace, on: OrderFilter | None = None) -> OrderFilter:
    """What add_filters read, on top of a filter that is there already."""
    given: dict[str, Any] = {name: getattr(chosen, name) for name in (*_TEXTS, *_DAYS, *_NUMBERS)}
    given["statuses"] = tuple(OrderStatus(one) for one in chosen.status) or None
    return replace(on or OrderFilter(), **{name: value for name, value in given.items() if value is not None})


def question_of(
    chosen: argparse.Namespace, on: OrderFilter, sort: str, descending: bool
) -> tuple[OrderFilter, str, bool]:
    """A saved view's filter and sort, with the words that were typed on top of them."""
    if chosen.sort is not None:
        sort, descending = chosen.sort, True
    return filter_of(chosen, on), sort, descending and not chosen.ascending


def typed(entered: Any, given: dict[str, Any]) -> dict[str, Any]:
    """Text values as the types that the act declares. Raises WrongUse for unknown, missing or unfitting ones."""
    parameters = list(entered.arguments.parameters.values())[1:]
    unknown = set(given) - {parameter.name for parameter in parameters}
    if unknown:
        raise WrongUse(f"{entered.name} 没有参数 {', '.join(sorted(unknown))}")
    values = {}
    for parameter in parameters:
        if parameter.name not in given:
            if parameter.default is parameter.empty:
                raise WrongUse(f"{entered.name} 还要 {parameter.name}")
            continue
        value = given[parameter.name]
        kind: TypeAdapter[Any] = TypeAdapter(entered.types[parameter.name])
        text = str in (entered.types[parameter.name], *typing.get_args(entered.types[parameter.name]))
        if isinstance(value, str) and value.startswith(("[", "{")) and not text:
            try:
                value = json.loads(value)
            except ValueError as error:
                raise WrongUse(f"{parameter.name}: {error}") from None
        try:
            values[parameter.name] = kind.validate_python(value)
        except ValidationError as error:
            raise WrongUse(f"{parameter.name}: {error.errors()[0]['msg']}") from None
    return values


def order_json(row: Any) -> dict[str, Any]:
    return {
        "id": row.id,
        "order_no": row.order_no,
        "status": row.status.value,
        "kind": OrderKind(row.kind).value,
        "created_at": row.placed_at.isoformat(),
        "member": row.member_account,
        "member_name": row.member_name,
        "recipient": row.recipient_name,
        "phone": row.phone_mask,
        "points": row.points,
        "cash_fen": row.cash_fen,
        "currency": row.currency,
        "items": row.title,
        "units": row.units,
        "units_shipped": row.units_shipped,
        "payment": row.payment_state.value,
        "held": row.hold_reason is not None,
        "version": row.version,
    }
