"""Eight clerks ship at once: as a share of what the driver alone does with the very same statements. The figures that they
and those who fold have moved equal a recount.
"""

from __future__ import annotations

import pickle
import shutil
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import func, select

from desktop.models.database import open_engine
from desktop.models.journal import Figure
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services import staff
from desktop.services.office import Office
from desktop.services.order_lists import list_counts
from tests import servers
from tests.benchmarks.beside import once
from tests.benchmarks.eight import EACH, rates, record
from tests.founded import as_json
from tests.people import PASSWORD, SECRET, Shop
from tests.views.windows import cheap_passwords

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="it forks")]
CLERKS = 8


def copy_of(shop: Shop, folder: Path, number: int) -> str:
    """The same shop at the same moment, to be worked at anew."""
    if shop.office.database == "SQLite":
        file = folder / f"copy{number}.db"
        shutil.copyfile(shop.url.removeprefix("sqlite:///"), file)
        return f"sqlite:///{file}"
    return servers.shared_postgres().create(shop.url.rpartition("/")[2])


def test_eight_ship_at_once_and_every_count_is_right(shop: Shop, tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    cheap_passwords(shop)
    member, sku = shop.a_member(points=10**6), shop.a_sku(points=100, stock=10**6)
    shop.person(Preset.WAREHOUSE)
    login, password = "warehouse", PASSWORD + Preset.WAREHOUSE.value
    clerks = [
        staff.sign_in(shop.office, login, password, pc=f"仓库-{n}", costs=staff.login_costs(shop.office))
        for n in range(CLERKS)
    ]
    orders = [[shop.place(member, (sku, 1)).id for _ in range(EACH)] for _ in clerks]
    shop.close()
    recorded, raw_url = copy_of(shop, tmp_path, 0), copy_of(shop, tmp_path, 1)
    office = Office(open_engine(recorded), shop_secret=SECRET, clock=shop.clock)
    sent = [[record(office, clerk, one) for one in some] for clerk, some in zip(clerks, orders, strict=True)]
    office.engine.dispose()
    file = tmp_path / "sent"
    file.write_bytes(pickle.dumps(sent))
    told = [as_json(clerk) for clerk in clerks]
    job = {"url": shop.url, "orders": orders, "actors": told, "raw_url": raw_url, "sent": str(file)}
    ours, raw = once(benchmark, lambda: rates(job), database=shop.office.database, statements=len(sent[0][0].sent))
    benchmark.extra_info.update(a_second=round(ours, 1), raw_a_second=round(raw, 1), share=round(ours / raw, 2))
    print(f"{benchmark.name}: {dict(benchmark.extra_info)}")
    counts = shop.ask(list_counts)
    assert counts.statuses[OrderStatus.SHIPPED] == CLERKS * EACH and sum(counts.statuses.values()) == CLERKS * EACH
    assert shop.count(select(func.count()).select_from(Figure)) > 0, "writers have folded"
    assert shop.breaks() == []
    shop.close()
    if shop.office.database != "SQLite":
        for url in (recorded, raw_url):
            servers.shared_postgres().drop(url)
