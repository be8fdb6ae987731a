"""The command line: one JSON object or plain lines on stdout, one line on stderr, exit 0, 1 or 2."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop import cli, crypto, recovery
from desktop.models.database import open_engine
from desktop.services.connecting import application_url
from desktop.services.transaction import ACTIONS
from tests import servers
from tests.conftest import KINDS
from tests.people import PASSWORD
from tests.services.test_verify import TAMPERED, drop_triggers
from tests.terminal import Terminal


@pytest.fixture(params=KINDS)
def empty(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Terminal]:
    """A PC with a database that holds nothing yet, and a cheap way to sign in."""
    monkeypatch.setattr("desktop.services.staff.login_costs", lambda _office: crypto.CHEAP)
    monkeypatch.setattr(crypto, "Costs", lambda: crypto.CHEAP)
    monkeypatch.setenv("POINTSDESK_SECRETS", str(tmp_path / "secrets"))
    monkeypatch.delenv("POINTSDESK_DB", raising=False)
    sqlite = request.param == "sqlite"
    admin = "" if sqlite else servers.shared_postgres().create()
    url = f"sqlite:///{tmp_path / 'shop.db'}" if sqlite else application_url(admin, "secret-word")
    terminal = Terminal(url, monkeypatch, capsys, admin)
    terminal.become("lixiang")
    yield terminal
    if not sqlite:
        servers.shared_postgres().drop(admin)


@pytest.fixture
def terminal(empty: Terminal) -> Terminal:
    """The same with a shop."""
    empty.json("init", "--shop", "悦享生活", "--owner", "lixiang", "--owner-name", "李想")
    return empty


def test_a_shop_is_founded_once_and_its_recovery_words_are_shown(empty: Terminal) -> None:
    told = empty.json("init", "--shop", "悦享生活", "--owner", "LiXiang", "--owner-name", "李想")
    assert set(told) == {"shop", "owner", "recovery_words"}
    assert len(told["recovery_words"].split()) == recovery.WORDS
    assert recovery.recovery_identity(told["recovery_words"])
    assert empty.refused("init", "--shop", "又一家", "--owner", "wangwu")
    assert empty.json("verify") == {"ok": True, "checked": dict.fromkeys(
        ("balances", "lots", "points_entries", "stock", "orders", "audit"), 0), "breaks": []}  # fmt: skip


def test_an_owner_who_forgot_comes_back_by_the_sheet_on_a_new_pc(
    empty: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = empty.json("init", "--shop", "悦享生活", "--owner", "lixiang")["recovery_words"]
    monkeypatch.setenv("POINTSDESK_SECRETS", str(tmp_path / "another pc"))
    assert "恢复词" in empty.refused("list", "orders")
    monkeypatch.setenv("POINTSDESK_NEW_PASSWORD", "mountain river 1024")
    for wrong in ("", words.replace(words.split()[2], "zzzz", 1), recovery.new_recovery()[0]):
        monkeypatch.setenv("POINTSDESK_RECOVERY_WORDS", wrong)
        assert "recovery_words" in empty.refused("recover", "--owner", "lixiang")
    monkeypatch.setenv("POINTSDESK_RECOVERY_WORDS", words)
    told = empty.json("recover", "--owner", "LiXiang")
    assert set(told) == {"owner", "recovery_words"} and told["recovery_words"] != words
    empty.refused("list", "orders")
    empty.become("lixiang", "mountain river 1024")
    assert empty.json("list", "orders")["rows"] == []
    assert "recovery_words" in empty.refused("recover", "--owner", "lixiang")


def test_a_weak_password_founds_no_shop_and_the_next_try_does(empty: Terminal) -> None:
    empty.become("lixiang", "short")
    assert "12" in empty.refused("init", "--shop", "悦享生活", "--owner", "lixiang")
    empty.become("lixiang")
    assert empty.json("init", "--shop", "悦享生活", "--owner", "lixiang")["shop"] == "悦享生活"


def test_an_upgrade_says_from_where_to_where(empty: Terminal) -> None:
    first = empty.json("upgrade")
    assert first["from"] is None
    assert empty.json("upgrade") == {"from": first["to"], "to": first["to"]}
    assert "init" in empty.refused("list", "orders")


def test_a_database_that_is_no_shop_isnt_there_or_isnt_one_is_refused_in_one_line(empty: Terminal) -> None:
    empty.url = empty.admin or empty.url
    assert "init" in empty.refused("list", "orders")
    for url in ("mysql://x/y", "nonsense", "postgresql+psycopg://postgres@127.0.0.1:9/none", "sqlite:////no/such/x.db"):
        said = empty.run("list", "orders")
        assert said.code == 1
        empty.url = url
        assert empty.refused("list", "orders")


def test_an_order_goes_its_way_and_every_answer_is_the_row_after(terminal: Terminal) -> None:
    terminal.goods()
    order = terminal.order(terminal.member()["id"], 2)
    assert (order["status"], order["points"]) == ("UNPAID", 200)
    assert terminal.pay(order)["status"] == "TO_SHIP"
    number = f"order={order['order_no']}"
    shipped = terminal.json("do", "ship_order", number, "carrier=SF", "tracking=SF1407382950617")
    assert (shipped["status"], shipped["units_shipped"]) == ("SHIPPED", 2)
    assert terminal.json("do", "complete_order", number)["status"] == "COMPLETED"
    shown = terminal.json("show", "order", order["order_no"])
    assert [entry["act"] for entry in shown["timeline"]] == [
        "place_order", "confirm_payment", "release_order", "ship_order", "complete_order",
    ]  # fmt: skip
    assert shown["parcels"][0]["carrier"] == "shunfeng"
    assert [entry["verb"] for entry in shown["ledger"]["points"]] == ["FREEZE", "CONSUME", "EARN"]
    assert [(entry["verb"], entry["on_hand_after"]) for entry in shown["ledger"]["stock"]][1:] == [("SHIP", 8)]
    assert "何小明" not in json.dumps(shown, ensure_ascii=False)
    member = terminal.json("show", "member", order["member_account"])
    assert (member["name"], member["balance"]["available"]) == ("何**", 800)
    ledger = member["ledger"]
    assert [entry["verb"] for entry in ledger["entries"]] == ["EARN", "CONSUME", "FREEZE", "INIT"]
    assert [entry["available_after"] for entry in ledger["entries"]] == [800, 800, 800, 1_000]
    assert sum(lot["available"] for lot in ledger["lots"]) == 800
    assert terminal.json("verify")["ok"]


def test_a_repeated_command_answers_the_same_and_other_content_is_refused(terminal: Terminal) -> None:
    terminal.goods()
    member = terminal.member()["id"]
    first = terminal.order(member, 2, "--command-id", "basket-7")
    assert terminal.order(member, 2, "--command-id", "basket-7") == first
    assert terminal.json("list", "orders")["count"] == 1
    terminal.become("lixiang")
    said = terminal.run(
        "do", "note_order", f"order={first['order_no']}", "body=x", "--command-id", "basket-7", "--json"
    )
    assert (said.code, said.out) == (1, "")


def test_a_text_that_looks_like_json_is_a_text(terminal: Terminal) -> None:
    terminal.goods()
    number = f"order={terminal.order(terminal.member()['id'])['order_no']}"
    for body in ("[急] 请用气泡袋", "{何小明}", "=cmd|' /C calc'!A0"):
        terminal.json("do", "note_order", number, f"body={body}")
    notes = terminal.json("show", "order", number.removeprefix("order="))["notes"]
    assert [note["body"] for note in notes] == ["=cmd|' /C calc'!A0", "{何小明}", "[急] 请用气泡袋"]


def test_arguments_may_come_from_a_file(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "basket.json"
    file.write_text(json.dumps({"draft": {"code": "F1", "title": "双层玻璃杯", "stock": 3}}), encoding="utf-8")
    assert terminal.json("do", "add_sku", "--json-in", str(file))["on_hand"] == 3
    for content in ("[1, 2]", "{", "\ufeff{}"):
        file.write_text(content, encoding="utf-8")
        terminal.refused("do", "add_sku", "--json-in", str(file), code=2)
    terminal.refused("do", "add_sku", "--json-in", str(tmp_path / "none.json"))


def test_every_filter_narrows_the_list(terminal: Terminal) -> None:
    terminal.goods()
    member = terminal.member()
    unpaid = terminal.order(member["id"], 1)
    paid = terminal.pay(terminal.order(member["id"], 3, "channel=h5"))
    shipped = terminal.json("do", "ship_order", f"order={paid['order_no']}", "carrier=SF", "tracking=SF1407382950617")
    terminal.json("do", "tag_order", f"order={unpaid['order_no']}", "tag=易碎")
    day = unpaid["placed_at"][:10]
    both, first, second = {unpaid["order_no"], shipped["order_no"]}, {unpaid["order_no"]}, {shipped["order_no"]}
    for words, expected in (
        ((), both), (("--status", "UNPAID"), first), (("--status", "UNPAID", "--status", "SHIPPED"), both),
        (("--status", "COMPLETED"), set()), (("--points-min", "200"), second), (("--points-max", "200"), first),
        (("--cash-min", str(shipped["cash_fen"])), second), (("--cash-max", str(unpaid["cash_fen"])), first),
        (("--member", member["account"]), both), (("--member", "M-999999"), set()), (("--channel", "h5"), second),
        (("--carrier", "shunfeng"), second), (("--tag", "易碎"), first), (("--tier", "金卡"), set()),
        (("--since", "2020-01-01"), both), (("--until", "2020-01-01"), set()),
        (("--since", "2020-01-01", "--until", "2999-01-01"), both), (("--search", unpaid["order_no"]), first),
        (("--search", "SF1407382950617"), second), (("--search", "9516"), both), (("--search", "何小"), both),
        (("--search", "19900009516"), both), (("--search", "咖啡"), both), (("--search", "hxm"), both),
    ):  # fmt: skip
        told = terminal.json("list", "orders", *words)
        assert {row["order_no"] for row in told["rows"]} == expected, words
        assert (told["count"], told["count_capped"]) == (len(expected), False)
    assert day
    row = terminal.json("list", "orders", "--status", "UNPAID")["rows"][0]
    assert {"order_no", "status", "created_at", "member", "points", "cash_fen", "items"} <= set(row)
    assert (row["recipient"], row["phone"]) == ("何**", "199****9516")
    for sort in ("placed", "points", "cash", "number"):
        rows = terminal.json("list", "orders", "--sort", sort, "--ascending")["rows"]
        back = terminal.json("list", "orders", "--sort", sort)["rows"]
        assert [r["order_no"] for r in rows] == [r["order_no"] for r in back][::-1]


def test_pages_follow_each_other_by_their_cursor(terminal: Terminal) -> None:
    terminal.goods()
    member = terminal.member()["id"]
    numbers = [terminal.order(member)["order_no"] for _ in range(5)]
    seen, after = [], None
    while True:
        words = ["list", "orders", "--limit", "2", *(["--after", after] if after else [])]
        page = terminal.json(*words)
        seen += [row["order_no"] for row in page["rows"]]
        after = page["next"]
        if after is None:
            break
    assert seen == numbers[::-1]
    terminal.refused("list", "orders", "--after", "nonsense")
    terminal.refused("list", "orders", "--limit", "0")


def test_a_reveal_in_the_list_is_on_record(terminal: Terminal) -> None:
    terminal.goods()
    order = terminal.order(terminal.member()["id"])
    (row,) = terminal.json("list", "orders", "--reveal", "联系客户")["rows"]
    assert (row["recipient"], row["phone"], row["address"]) == ("何小明", "19900009516", "江苏省南京市鼓楼区示例路1号")
    looks = terminal.json("show", "order", order["order_no"])["looks"]
    assert [(look["act"], look["reason"]) for look in looks] == [("REVEAL", "联系客户")]


def test_figures_by_day_month_and_status(terminal: Terminal) -> None:
    terminal.goods()
    member = terminal.member()["id"]
    paid, gone = terminal.pay(terminal.order(member)), terminal.order(member)
    terminal.json("do", "cancel_order", f"order={gone['order_no']}", "reason=不要了")
    day = terminal.json("figures", "--by", "day")["rows"][0]["key"]
    for by, keys in (("day", {day: 1}), ("month", {day[:7]: 1}), ("status", {"CANCELLED": 1, "TO_SHIP": 1})):
        table = terminal.json("figures", "--by", by, "--since", day, "--until", day)
        assert {row["key"]: row["orders"] for row in table["rows"]} == keys
        (total,) = table["total"]
        assert (total["orders"], total["net_fen"], total["points"]) == (1, paid["cash_fen"], 100)
        assert total["currency"] == "CNY"
    assert terminal.json("figures", "--by", "day", "--until", "2020-01-01") == {"rows": [], "total": []}


def test_staff_are_added_moved_reset_and_disabled(terminal: Terminal) -> None:
    added = terminal.json("staff", "add", "zhoumin", "--name", "周敏", "--role", "FINANCE")
    assert set(added) == {"login", "code"}
    listed = {row["login"]: row for row in terminal.json("staff", "list")["staff"]}
    assert set(listed) == {"lixiang", "zhoumin"}
    assert (listed["zhoumin"]["role"], listed["zhoumin"]["must_change"], listed["zhoumin"]["holds_key"]) == (
        "财务", True, False,
    )  # fmt: skip
    terminal.become("zhoumin", added["code"])
    assert "staff password" in terminal.refused("list", "orders")
    terminal.monkeypatch.setenv("POINTSDESK_NEW_PASSWORD", "mountain river 1024")
    assert terminal.json("staff", "password") == {"login": "zhoumin", "changed": True}
    terminal.become("zhoumin", "mountain river 1024")
    assert terminal.json("list", "orders")["rows"] == []
    terminal.refused("staff", "list")
    terminal.become("lixiang")
    assert terminal.json("staff", "role", "zhoumin", "--role", "客服")["holds_key"]
    assert not terminal.json("staff", "role", "zhoumin", "--role", "AUDITOR")["holds_key"]
    terminal.refused("staff", "role", "lixiang", "--role", "AUDITOR")
    assert terminal.json("staff", "reset", "zhoumin")["code"]
    assert not terminal.json("staff", "disable", "zhoumin", "--reason", "离职")["active"]
    terminal.become("zhoumin", "mountain river 1024")
    terminal.refused("list", "orders")


WRONG = (
    ("fly",), ("list",), ("list", "orders", "--status", "LOST"), ("list", "orders", "--since", "2026-13-01"),
    ("list", "orders", "--points-min", "many"), ("do",), ("do", "fly_away"), ("do", "ship_order", "order"),
    ("do", "note_order", "order_id=1"), ("do", "note_order", "order_id=x", "body=y"),
    ("do", "note_order", "order_id=1", "body=y", "colour=red"), ("figures",), ("figures", "--by", "moon"),
    ("staff", "add"), ("staff", "role", "lixiang"), ("staff", "password"), ("do", "place_order", "lines=[{"),
)  # fmt: skip
REFUSED = (
    (("show", "order", "JF0"), "JF0"), (("show", "member", "nobody"), "nobody"),
    (("do", "note_order", "order=JF0", "body=x"), "JF0"), (("list", "orders", "--points-min", "-1"), "points"),
    (("list", "orders", "--search", "x" * 101), "100"),
    (("list", "orders", "--since", "2026-02-01", "--until", "2026-01-01"), "days"),
    (("do", "note_order", "order_id=99999999999999999999", "body=x"), ""),
    (("do", "add_member", "name=何\0", "phone="), ""), (("do", "add_member", "name=\ud800", "phone="), ""),
)  # fmt: skip


def test_wrong_use_is_one_line_and_exit_two_and_a_refusal_one_line_that_names_what_was_wrong(
    terminal: Terminal,
) -> None:
    terminal.monkeypatch.delenv("POINTSDESK_NEW_PASSWORD", raising=False)
    for words in WRONG:
        assert "--help" in terminal.refused(*words, code=2), words
    for refused, told in REFUSED:
        assert told in terminal.refused(*refused), refused
    assert cli.main([]) == 2


def test_a_new_password_is_chosen_with_the_old_one_typed_at_the_prompt(terminal: Terminal) -> None:
    terminal.monkeypatch.delenv("POINTSDESK_PASSWORD")
    terminal.monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    typed = {"新密码: ": "mountain river 1024", "密码: ": PASSWORD}
    terminal.monkeypatch.setattr("getpass.getpass", lambda prompt: typed[prompt])
    assert terminal.json("staff", "password") == {"login": "lixiang", "changed": True}


def test_a_wrong_password_and_nobody_at_all_are_refused(terminal: Terminal) -> None:
    terminal.become("lixiang", "wrong password")
    assert "POINTSDESK_LOGIN" in terminal.refused("list", "orders")
    terminal.become("", "")
    terminal.refused("list", "orders")


def test_the_actions_are_listed_with_right_and_arguments(terminal: Terminal) -> None:
    listed = {row["action"]: row for row in terminal.json("actions")["actions"]}
    assert set(listed) == set(ACTIONS)
    assert listed["ship_order"]["permissions"] == ["SHIP"]
    assert "parcel" in listed["ship_order"]["arguments"]


def test_the_worker_looks_once_and_says_what_it_did(terminal: Terminal) -> None:
    terminal.goods()
    terminal.order(terminal.member()["id"])
    done = terminal.json("worker", "--once")
    assert (done["cancelled"], done["sealed"] > 0) == (0, True)
    assert terminal.json("verify")["ok"]


@pytest.mark.parametrize(
    "what", ["a balance", "a status back to unpaid", "stock on hand", "a lot", "an audit row", "an audit row gone"]
)
def test_verify_exits_one_with_a_diagnosis_when_the_books_were_touched(terminal: Terminal, what: str) -> None:
    terminal.goods()
    member = terminal.member()["id"]
    terminal.pay(terminal.order(member))
    terminal.order(member)
    terminal.json("worker", "--once")
    assert terminal.json("verify")["ok"]
    statements, expected = TAMPERED[what]
    engine = open_engine(terminal.admin or terminal.url)
    with engine.connect().execution_options(pointsdesk_write=True) as connection:
        drop_triggers(connection)
        for statement in statements.replace("session_id = 1)", "act != 'seal_audit')").split("; "):
            assert connection.execute(text(statement)).rowcount >= 1
        connection.commit()
    engine.dispose()
    said = terminal.run("verify", "--json")
    assert (said.code, said.err) == (1, "")
    found = {(b["check"], b["diagnosis"]) for b in said.json["breaks"]}
    assert {check for check, _ in expected} <= {check for check, _ in found}
    assert all(diagnosis for _, diagnosis in found)
    assert not said.json["ok"]
    plain = terminal.run("verify")
    assert plain.code == 1 and "不符" in plain.out


def test_without_json_there_are_plain_lines(terminal: Terminal) -> None:
    terminal.goods()
    order = terminal.order(terminal.member()["id"])
    said = terminal.run("list", "orders")
    assert said.code == 0 and order["order_no"] in said.out and "共 1 笔" in said.out
    for words in (("verify",), ("figures", "--by", "day"), ("actions",), ("staff", "list"), ("worker", "--once")):
        assert terminal.run(*words).code == 0


def test_the_program_itself_keeps_to_it(tmp_path: Path) -> None:
    """A child process: real costs, its own stdout and stderr, a JSON line in UTF-8."""
    env = {**os.environ, "POINTSDESK_SECRETS": str(tmp_path / "secrets"), "POINTSDESK_LOGIN": "lixiang",
           "POINTSDESK_PASSWORD": PASSWORD, "POINTSDESK_DB": f"sqlite:///{tmp_path / 'shop.db'}"}  # fmt: skip

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "desktop", *words], env=env, capture_output=True, text=True,
                              encoding="utf-8", check=False)  # fmt: skip

    made = run("init", "--shop", "悦享生活", "--owner", "lixiang", "--json")
    assert (made.returncode, made.stderr, json.loads(made.stdout)["shop"]) == (0, "", "悦享生活")
    missing = run("show", "order", "JF0", "--json")
    assert (missing.returncode, missing.stdout, missing.stderr.count("\n")) == (1, "", 1)
    wrong = run("fly")
    assert (wrong.returncode, wrong.stdout, wrong.stderr.count("\n")) == (2, "", 1)


def test_a_member_is_erased_once_his_number_was_typed_again(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.goods()
    member = terminal.member()
    order = terminal.order(member["id"])
    erase = ("member", "erase", member["account"], "--reason", "本人要求")
    assert order["order_no"] in terminal.refused(*erase, "--yes")
    terminal.json("do", "cancel_order", f"order={order['order_no']}", "reason=不要了")
    monkeypatch.setattr("sys.stdin", io.StringIO("M-999999\n"))
    said = terminal.run(*erase, "--json")
    assert (said.code, said.out) == (2, "") and "没有清除" in said.err
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{member['account']}\n"))
    said = terminal.run(*erase, "--json")
    assert said.json == {"member": member["account"], "recipients": 1, "orders": 1}
    assert "再输一次会员号" in said.err
    assert "已按要求清除" in terminal.refused(*erase, "--yes")
    assert "M-999999" in terminal.refused("member", "erase", "M-999999", "--reason", "本人要求", "--yes")
    (row,) = terminal.json("list", "orders", "--reveal", "对账")["rows"]
    assert (row["recipient"], row["phone"]) == ("已清除", "")
    assert terminal.json("verify")["ok"]
    (kept,) = (tmp_path / "secrets").glob("*.erased.jsonl")
    assert len(kept.read_text(encoding="utf-8").splitlines()) == 1
    kept.unlink()
    terminal.json("worker", "--once")
    assert kept.exists()
