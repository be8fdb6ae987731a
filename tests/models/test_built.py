"""A statement is built at its first use; whatever is asked later is only bound to it."""

from __future__ import annotations

import pytest
from sqlalchemy import Executable, create_engine, insert, literal, select, union_all, update

from desktop.models.built import built_once
from desktop.models.setting import Setting

asked: list[str] = []


@built_once
def _among(numbers: list[int], least: int) -> Executable:
    asked.append("built")
    every = union_all(*(select(literal(one).label("n")) for one in (1, 2, 3, 5, 8))).subquery()
    return select(every.c.n).where(every.c.n.in_(numbers), every.c.n >= least).order_by(every.c.n)


@built_once
def _renamed(name: str, value: str) -> Executable:
    return update(Setting).where(Setting.name == name).values(value=value).returning(Setting.value)


def test_a_statement_is_built_once_however_often_and_with_whatever_values_it_is_sent() -> None:
    with create_engine("sqlite://").connect() as connection:
        for numbers, least, found in (
            ([1, 2, 3], 2, [2, 3]),
            ([5], 0, [5]),
            ([], 0, []),
            ([1, 2, 3, 5, 8], 3, [3, 5, 8]),
        ):
            assert list(_among(numbers, least).on(connection).scalars()) == found
    assert asked == ["built"]


def test_a_parameter_with_a_columns_name_is_a_value_and_not_the_columns_new_one() -> None:
    with create_engine("sqlite://").connect() as connection:
        row = {"value": "1", "changed_at": None, "changed_by": "x"}
        connection.exec_driver_sql("CREATE TABLE setting (name TEXT, value TEXT, changed_at TEXT, changed_by TEXT)")
        connection.execute(insert(Setting), [{"name": name, **row} for name in ("pay_minutes", "zone")])
        assert _renamed("zone", "2").on(connection).scalars().all() == ["2"]
        assert dict(connection.execute(select(Setting.name, Setting.value)).all()) == {"pay_minutes": "1", "zone": "2"}


def test_a_value_too_many_or_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        _among([1])  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="in their order"):
        _among([1], least=2)
