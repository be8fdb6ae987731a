"""Somebody at a PC who types commands: the program's main, called in this process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from desktop import cli
from tests.people import PASSWORD


@dataclass
class Said:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.code in (0, 1), self.err
        assert self.out.count("\n") == 1
        return json.loads(self.out)


@dataclass
class Terminal:
    """A PC at which somebody types commands; who signs in is in the environment."""

    url: str
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    admin: str = ""

    def run(self, *words: str) -> Said:
        """admin: the database owner's URL, for the verbs that make tables."""
        self.capsys.readouterr()
        owner = ["--admin-db", self.admin] if self.admin and words[0] in ("init", "upgrade") else []
        code = cli.main([words[0], "--db", self.url, *owner, *words[1:]])
        out, err = self.capsys.readouterr()
        return Said(code, out, err)

    def json(self, *words: str) -> Any:
        said = self.run(*words, "--json")
        assert said.err == ""
        return said.json

    def refused(self, *words: str, code: int = 1) -> str:
        """The one line that says why."""
        said = self.run(*words, "--json")
        assert (said.code, said.out) == (code, "")
        assert said.err.count("\n") == 1 and said.err.strip()
        return said.err

    def become(self, login: str, password: str = PASSWORD) -> None:
        self.monkeypatch.setenv("POINTSDESK_LOGIN", login)
        self.monkeypatch.setenv("POINTSDESK_PASSWORD", password)

    def goods(self, code: str = "JFSC-1", points: int = 100, fen: int = 500, stock: int = 10) -> str:
        draft = {"code": code, "title": "小粒咖啡豆", "mode": "POINTS_CASH", "price_points": points, "price_fen": fen,
                 "stock": stock}  # fmt: skip
        self.json("do", "add_sku", f"draft={json.dumps(draft, ensure_ascii=False)}")
        return code

    def member(self, points: int = 1_000) -> dict[str, Any]:
        answer = self.json("do", "add_member", "name=何小明", "phone=19900009516", f"points={points}")
        assert isinstance(answer, dict)
        return answer

    def order(self, member: int, qty: int = 1, *more: str) -> dict[str, Any]:
        recipient = {"name": "何小明", "phone": "19900009516", "region": "江苏省南京市鼓楼区", "address": "示例路1号"}
        answer = self.json(
            "do", "place_order", f"member_id={member}", f'lines=[{{"sku": "JFSC-1", "qty": {qty}}}]',
            f"recipient={json.dumps(recipient, ensure_ascii=False)}", *more,
        )  # fmt: skip
        assert isinstance(answer, dict)
        return answer

    def pay(self, order: dict[str, Any], *more: str) -> dict[str, Any]:
        answer = self.json("do", "confirm_payment", f"order={order['order_no']}", "method=wechat", f"reference={order['order_no']}",
                           f"amount_fen={order['cash_fen']}", *more)  # fmt: skip
        assert isinstance(answer, dict)
        return answer
