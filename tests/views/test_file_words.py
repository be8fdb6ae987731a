"""Why a file of rows isn't read, in the shop's words."""

from __future__ import annotations

import re
from pathlib import Path

from desktop.services import spreadsheets
from desktop.services.errors import KeyUnavailable
from desktop.services.spreadsheets.tables import FileRefused
from desktop.views.file_words import file_problem
from desktop.views.texts import sentence

SERVICES = Path(spreadsheets.__path__[0]).parent


def test_every_reason_has_a_sentence_with_the_files_name_and_the_limit() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in SERVICES.rglob("*.py"))
    codes = set(re.findall(r'raise (?:refused or )?FileRefused\("(\w+)"', source))
    assert len(codes) > 10
    said = {code: file_problem(FileRefused(code, "双十一.xlsx", "64")) for code in codes}
    assert all("双十一.xlsx" in words for words in said.values())
    assert len(set(said.values())) == len(codes), "each its own"
    assert said["too_large"] == "双十一.xlsx 太大，最多 64 MB，请分成几个文件"


def test_where_one_kind_of_file_is_wanted_its_columns_are_named() -> None:
    columns = "卡密、密码、有效期"
    assert file_problem(FileRefused("no_header", "月卡.csv"), columns=columns).endswith("写上 卡密、密码、有效期")
    assert columns in file_problem(FileRefused("unrecognised", "月卡.csv", "甲、乙"), columns=columns)
    assert columns not in file_problem(FileRefused("empty", "月卡.csv"), columns=columns)


def test_a_file_that_the_disk_keeps_back_and_any_other_fact() -> None:
    locked = PermissionError(13, "Permission denied", "D:/发货/今天.xlsx")
    assert file_problem(locked) == "今天.xlsx 读写不了：Permission denied。若在别的程序里打开着，关掉再试"
    assert file_problem(KeyUnavailable()) == sentence(KeyUnavailable())
