"""The window's words and their English: every string is extracted, has its English, and is looked up when it is shown.

What is wrong here is mended by `python -m tests.language`, and by writing the English that it asks for into
resources/i18n/en.ts.
"""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import language
from tests.language import ROOT, Message

CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
PLACES = re.compile(r"\{\w*\}|%\w|\n")
# Chinese that nobody reads as a word of the program, by file, with the reason
NOT_WORDS = {
    "desktop/views/form.py": {"０１２３４５６７８９，．。￥"},  # what a Chinese keyboard types for a number
    "desktop/views/language.py": {"简体中文"},  # a language is found by its own name
    "desktop/views/main_window.py": {"？", "、"},  # keys of a Chinese keyboard
    "desktop/views/orders/place_member.py": {"金卡", "钻石"},  # tiers as shops name them
    "desktop/views/words.py": {"金卡", "银卡", "钻石"},  # tiers as shops name them
    "desktop/views/rules/lists.py": {"，"},  # a Chinese keyboard's comma
    "desktop/views/reports/page.py": {" -_（）()"},  # letters of a file's name
    "desktop/views/tour.py": {"仓库-02", "悦享生活"},  # the demo shop's PC and name
}
# Chinese that stands in the English, by source, with the reason
CHINESE_IN_ENGLISH = {
    "状态改成已完成或已取消",  # the words that the file has to hold
    "PointsDesk",  # the login page has the product's name in both languages
}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translations as they would be after an extraction now."""
    made = tmp_path_factory.mktemp("i18n") / "en.ts"
    shutil.copy(language.TS, made)
    language.extract(made)
    return made


def test_every_string_of_the_sources_is_in_the_translations_and_no_other(fresh: Path) -> None:
    def known(file: Path) -> set[tuple[str, str]]:
        return {(one.context, one.source) for one in language.translations(file)}

    assert known(fresh) - known(language.TS) == set(), "python -m tests.language puts them in"
    assert known(language.TS) - known(fresh) == set(), "python -m tests.language takes them out"


def test_every_string_has_its_english(fresh: Path) -> None:
    assert [(one.context, one.source) for one in language.translations(fresh) if not one.finished] == []


def test_what_the_program_reads_is_made_of_the_translations(tmp_path: Path) -> None:
    language.compile_words(language.TS, tmp_path / "en.qm")
    assert (tmp_path / "en.qm").read_bytes() == language.QM.read_bytes(), "python -m tests.language makes it anew"


def test_a_string_is_looked_up_where_it_was_extracted() -> None:
    """Qt looks under the class of the object whose tr() is called: one of another class finds nothing."""
    known = {(one.context, one.source) for one in language.translations()}
    lost = [one for one in language.written_words() if (one.context, one.source) not in known]
    assert lost == [], "self.tr() in a class, translate() elsewhere"


def test_source_and_english_have_the_same_places() -> None:
    def places(text: str) -> list[str]:
        return sorted(PLACES.findall(text))

    assert [one for one in language.translations() if places(one.source) != places(one.english)] == []


def test_a_piece_of_a_sentence_keeps_its_spaces() -> None:
    def edges(text: str) -> tuple[bool, bool]:
        return text[:1] == " ", text[-1:] == " "

    told = [one for one in language.translations() if one.source.strip()]
    assert [one for one in told if any(edges(one.source)) and edges(one.source) != edges(one.english)] == []


def test_the_english_is_english() -> None:
    found = [one for one in language.translations() if CHINESE.search(one.english)]
    assert [one for one in found if one.source not in CHINESE_IN_ENGLISH] == []


def test_the_english_is_written_as_a_desk_writes_it() -> None:
    """Sentence case, no shouting, no manners that take room."""

    def wrong(one: Message) -> bool:
        return "!" in one.english or bool(re.search(r"\b(please|successfully)\b|\(s\)", one.english, re.IGNORECASE))

    assert [one for one in language.translations() if wrong(one)] == []


def test_quotes_in_the_english_are_as_narrow_as_its_letters() -> None:
    """The font is Chinese: it draws ’ and ” as wide as a character."""
    assert [one for one in language.translations() if re.search("[‘’“”]", one.english)] == []


def test_no_word_of_the_screens_bypasses_the_translator() -> None:
    bypassing = {}
    for file in sorted((ROOT / "desktop" / "views").rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        found = set(untranslated(ast.parse(file.read_text(encoding="utf-8"))))
        if found - NOT_WORDS.get(name, set()):
            bypassing[name] = found
    assert bypassing == {}


def test_what_is_let_through_is_there() -> None:
    for name, texts in NOT_WORDS.items():
        assert texts == set(untranslated(ast.parse((ROOT / name).read_text(encoding="utf-8")))), name


def untranslated(tree: ast.Module) -> Iterator[str]:
    """Chinese in what is neither given to the translator nor a docstring."""
    let_through: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            let_through.add(id(node.value))
        elif isinstance(node, ast.Call) and _asks_translator(node):
            let_through |= {id(argument) for argument in node.args}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in let_through:
            yield from [node.value] if CHINESE.search(node.value) else []


def test_nothing_is_translated_while_a_module_is_loaded() -> None:
    """The language is known later: constants hold keys, and words are asked for when they are shown."""
    found = {
        f"{file.name}:{call.lineno}"
        for file in language.sources()
        for call in at_import(ast.parse(file.read_text(encoding="utf-8")))
    }
    assert found == set()


@pytest.mark.parametrize(
    "text",
    [
        'WORDS = {"a": translate("x", "词")}', "class A:\n    words = translate('x', '词')",
        "def a(word=translate('x', '词')): ...", "WORDS = [QCoreApplication.translate('x', word) for word in KEYS]",
    ],
)  # fmt: skip
def test_a_word_translated_too_early_is_found(text: str) -> None:
    assert list(at_import(ast.parse(text)))


def test_a_word_translated_when_asked_for_is_fine() -> None:
    text = (
        "def a():\n    return translate('x', '词')\nb = lambda: translate('x', '词')\nC = QT_TRANSLATE_NOOP('x', '词')"
    )
    assert list(at_import(ast.parse(text))) == []


def at_import(tree: ast.Module) -> Iterator[ast.Call]:
    """Calls of the translator that run when the module does."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += [*node.decorator_list, *node.args.defaults, *(one for one in node.args.kw_defaults if one)]
            continue
        if isinstance(node, ast.Call) and _asks_translator(node) and not _marks(node):
            yield node
        waiting += ast.iter_child_nodes(node)


def _asks_translator(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in ("tr", "translate", "QT_TRANSLATE_NOOP")


def _marks(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "QT_TRANSLATE_NOOP"
