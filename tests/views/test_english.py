"""The desk in English: every page is walked, and no word of the program stands there in Chinese; the data stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.models.shop_rules import Compare, Deed, Trigger
from desktop.models.vocabulary import OrderStatus, Preset
from desktop.services.automation.rule_draft import Group, Leaf, RuleDraft, Then, When
from desktop.services.errors import OutOfStock, StorageFull
from desktop.views import language
from desktop.views.automation.rule_words import draft_text
from desktop.views.buttons import Button
from desktop.views.language import SOURCE, speak
from desktop.views.main_window import MainWindow
from desktop.views.memory import Memory
from desktop.views.overlay import overlays_of
from desktop.views.paper.words import paper_words
from desktop.views.settings.page import SettingsPage
from desktop.views.settings.rows import TextRow
from desktop.views.texts import sentence
from desktop.views.workplace import ORDERS, Workplace
from tests.language import translations
from tests.orders_made import an_order_in
from tests.people import Shop
from tests.test_language import CHINESE
from tests.views.test_cut_words import SIZES, as_large_as, stays_unreadable
from tests.views.windows import a_window, cheap_passwords, sign_in

PAGES = ("dashboard", "goods", "members", "reports", "staff", "audit", "settings")
HAN = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    speak(qapp, "en")
    yield
    speak(qapp, SOURCE)
    QLocale.setDefault(before)


@pytest.fixture
def shop(sqlite_shop: Shop) -> Shop:
    cheap_passwords(sqlite_shop)
    for status in OrderStatus:
        an_order_in(sqlite_shop, status)
    return sqlite_shop


@pytest.fixture
def window(qtbot: QtBot, english: None, shop: Shop) -> Iterator[MainWindow]:
    with a_window(qtbot, shop.office) as made:
        yield made


@cache
def chinese_sentences() -> re.Pattern[str]:
    """What the program itself would say in Chinese, whatever is put in."""
    sources = {one.source for one in translations() if HAN.search(one.source) and one.source != one.english}
    kept = {one.english for one in translations()}
    texts = [re.sub(r"\\\{\d\\\}", ".+?", re.escape(source)) for source in sorted(sources - kept)]
    return re.compile("|".join(f"(?:{text})" for text in texts), re.DOTALL)


def still_chinese(top: QWidget) -> set[str]:
    return {text for text in shown(top) if HAN.search(text) and chinese_sentences().fullmatch(text.strip())}


def shown(top: QWidget) -> Iterator[str]:
    """Everything that can be read, hovered over or heard, of what is visible."""
    for one in [top, *top.findChildren(QWidget)]:
        if not one.isVisible():
            continue
        yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription(), one.windowTitle())
        match one:
            case QLabel() | QAbstractButton():
                yield one.text()
            case QLineEdit() | QPlainTextEdit():
                yield one.placeholderText()
            case QComboBox():
                yield from (one.itemText(place) for place in range(one.count()))
            case QMenu():
                yield from (act.text() for act in one.actions())
            case QAbstractItemView():
                yield from cells(one)


def cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for line in range(min(model.rowCount(), 30)):
            yield from (str(model.index(line, column).data(role) or "") for role in roles)


def calm(qtbot: QtBot, place: Workplace) -> None:
    qtbot.waitUntil(lambda: not place.desk.tasks.busy, timeout=10_000)


def test_the_login_page_is_english_and_offers_chinese(qtbot: QtBot, window: MainWindow) -> None:
    assert still_chinese(window) == set()
    assert window.login is not None
    assert [one.text() for one in window.login.brand.findChildren(Button) if one.isVisible()] == ["简体中文"]


def test_no_word_of_a_page_is_chinese(qtbot: QtBot, window: MainWindow, shop: Shop) -> None:
    place = sign_in(qtbot, window, shop)
    for key in (ORDERS, *PAGES):
        place.show_page(key)
        calm(qtbot, place)
        view = place.list_view()
        if view is not None and hasattr(view, "step"):
            view.step(1)
            calm(qtbot, place)
        assert still_chinese(window) == set(), key


def test_a_word_left_in_chinese_would_be_found(qtbot: QtBot, english: None) -> None:
    label = QLabel("今天 10:12")
    qtbot.addWidget(label)
    label.show()
    assert still_chinese(label) == {"今天 10:12"}
    label.setText("张三")
    assert still_chinese(label) == set()


@pytest.mark.parametrize(
    ("key", "status"),
    [("ship_order", OrderStatus.TO_SHIP), ("cancel_paid_order", OrderStatus.PAID), ("edit_order", OrderStatus.PAID),
     ("confirm_payment", OrderStatus.UNPAID), ("undo_shipment", OrderStatus.SHIPPED)],
)  # fmt: skip
def test_no_word_of_a_dialog_is_chinese(
    qtbot: QtBot, window: MainWindow, shop: Shop, key: str, status: OrderStatus
) -> None:
    order = an_order_in(shop, status)
    place = sign_in(qtbot, window, shop)
    place.show_order(order.id)
    calm(qtbot, place)
    place.acts.start(key, order.id)
    qtbot.waitUntil(lambda: place.acts.sheet is not None and not place.desk.tasks.busy, timeout=10_000)
    assert still_chinese(window) == set()
    for size in SIZES:
        as_large_as(window, qtbot, size)
        assert stays_unreadable(qtbot, overlays_of(window)[-1]) == set(), size


def test_refusals_and_paper_speak_english(english: None) -> None:
    for fact in (OutOfStock("10824", 3, 5), StorageFull()):
        assert not CHINESE.search(sentence(fact))
    assert [text for text in paper_words().values() if CHINESE.search(text.replace("积分掌柜", ""))] == []


def test_the_dialogs_of_qt_speak_the_same_language(qapp: QApplication, english: None) -> None:
    said = QCoreApplication.translate("QPlatformTheme", "Cancel")
    assert said == "Cancel"
    speak(qapp, SOURCE)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_the_words_of_a_language_that_is_not_spoken_any_more_are_let_go(qapp: QApplication, english: None) -> None:
    for name in (SOURCE, "en") * 3:
        speak(qapp, name)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    held = qapp.findChildren(QTranslator, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert len(held) == len(language._installed) <= 2


def test_the_language_of_the_login_page_is_one_press_away(qtbot: QtBot, english: None, shop: Shop) -> None:
    memory = Memory()
    with a_window(qtbot, shop.office, memory=memory) as window:
        assert window.login is not None
        window.login.login.setText("lixiang")
        window.login.language_asked.emit()
        assert window.login.login.text() == "lixiang"
        assert [one.text() for one in window.login.brand.findChildren(Button) if one.isVisible()] == ["English"]
        assert memory.recall("language") == SOURCE


def test_who_changes_the_language_stays_signed_in_on_her_page(qtbot: QtBot, window: MainWindow, shop: Shop) -> None:
    place = sign_in(qtbot, window, shop)
    session = place.desk.actor.session_id
    place.show_page("settings")
    page = place.pages["settings"]
    assert isinstance(page, SettingsPage)
    calm(qtbot, place)
    page.head.setFocus()
    with qtbot.waitSignal(window.signed_in, timeout=10_000):
        page.look_asked.emit("language", SOURCE)
    coming = window.place
    assert coming is not None
    calm(qtbot, coming)
    assert coming.desk.actor.session_id == session
    assert coming.shell.current_page() == "settings"
    changed = coming.pages["settings"]
    assert isinstance(changed, SettingsPage)
    assert (changed.head.title.text(), changed.language.value()) == ("设置", SOURCE)
    assert language.spoken() == SOURCE


def test_changing_the_language_asks_before_what_was_typed_is_lost(qtbot: QtBot, window: MainWindow, shop: Shop) -> None:
    place = sign_in(qtbot, window, shop)
    place.show_page("settings")
    page = place.pages["settings"]
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.rows["shop_name"].isEnabled(), timeout=10_000)
    name = page.rows["shop_name"]
    assert isinstance(name, TextRow)
    QTest.keyClicks(name.edit, " Two")
    before = page.language.value()
    next(one for one in page.language.findChildren(QAbstractButton) if one.text() == "简体中文").click()
    assert len(overlays_of(window)) == 1
    assert page.language.value() == before
    assert language.spoken() == "en"


def test_a_clerk_who_may_not_change_settings_changes_the_language_by_its_command(
    qtbot: QtBot, window: MainWindow, shop: Shop
) -> None:
    sign_in(qtbot, window, shop, Preset.WAREHOUSE)
    with qtbot.waitSignal(window.signed_in, timeout=10_000):
        assert window.commands is not None
        window.commands.asked.emit("language")
    assert language.spoken() == SOURCE


def test_a_pc_without_a_language_speaks_the_shops(monkeypatch: pytest.MonkeyPatch) -> None:
    class Abroad:
        def __init__(self, *languages: str) -> None:
            self._languages = list(languages)

        def uiLanguages(self) -> list[str]:
            return self._languages

    for wanted, spoken in (
        (["C"], SOURCE),
        (["zh-Hans-CN", "zh"], SOURCE),
        (["en-GB"], "en"),
        (["de-DE"], "en"),
        ([], SOURCE),
    ):
        monkeypatch.setattr(QLocale, "system", lambda wanted=wanted: Abroad(*wanted))
        assert language.system_language() == spoken


def test_a_rule_reads_as_a_sentence(english: None) -> None:
    draft = RuleDraft(
        "大额", When(Trigger.PLACED), Group(parts=(Leaf("order.remark", Compare.IS, True),)), (Then(Deed.RELEASE),)
    )
    assert draft_text(draft, {}) == "When placed, if customer remark: release"
