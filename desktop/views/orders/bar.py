"""FilterBar: the search box with the active conditions as chips, and the buttons for filter, columns and row height.

bar.searched(text)          to search now; a phone number only on Enter or after a longer pause: each is on record
bar.typed(meanings, searched)      words became conditions; searched is what is left to search for, None for a phone yet
bar.chip_removed(condition) · bar.chip_edited(condition) · bar.filter_pressed · columns_pressed · density_pressed
bar.chip_unmade(condition) → bar.take_back("积分>5000")      the last chip's text, to be changed
bar.show_filter(chips)

A word becomes a condition when a space or Enter ends it and it can mean nothing else, or when it is chosen from the list
beneath. A condition that is wrong stays as it was typed, marked, with its reason beneath, and isn't searched for.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.services.order_filter import SEARCH_MOST, OrderFilter, looks_for_phone
from desktop.services.order_words import Meaning, Offer, Part, Typed, Wrong, offers, read_text, with_meanings
from desktop.views.buttons import Button, IconButton
from desktop.views.condition_edit import ConditionEdit
from desktop.views.orders.conditions import chip
from desktop.views.orders.shop_facts import ShopFacts
from desktop.views.orders.typed_words import condition_title, wrong_text
from desktop.views.search_box import SearchBox
from desktop.views.suggest import Suggestion
from desktop.views.texts import filled

PHONE_PAUSE_MS = 1_500
_TYPED_MOST, _TOGETHER_MOST = 400, 3


class FilterBar(QFrame):
    searched = Signal(str)
    typed = Signal(object, object)
    entered = Signal()
    chip_removed = Signal(str)
    chip_edited = Signal(str)
    chip_unmade = Signal(str)
    filter_pressed = Signal()
    columns_pressed = Signal()
    density_pressed = Signal()

    def __init__(self, facts: ShopFacts) -> None:
        super().__init__()
        self._facts = facts
        self._offers: list[Offer] = []
        self._offered_at = (0, 0)
        self.setObjectName("filterbar")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(8)
        self.edit = ConditionEdit()
        self.search = SearchBox(self._hint(0), name=self.tr("搜索订单"), edit=self.edit)
        self.edit.setMaxLength(_TYPED_MOST)
        self.filter = Button(self.tr("筛选"), "sliders-horizontal")
        self.columns = IconButton("columns-3", self.tr("列与排序"), outline=True)
        self.density = IconButton("rows-3", self.tr("行高"), outline=True)
        row.addWidget(self.search, 1)
        for button in (self.columns, self.density):
            button.setFixedSize(36, self.search.height())
        for part in (self.filter, self.columns, self.density):
            row.addWidget(part)
        # what Enter was pressed on: all of it is meant
        self._entered = ""
        self._phone_pause = QTimer(self)
        self._phone_pause.setSingleShot(True)
        self._phone_pause.setInterval(PHONE_PAUSE_MS)
        self._phone_pause.timeout.connect(self._paused)
        self.edit.textEdited.connect(self._typed)
        self.edit.asked.connect(self._offer)
        self.edit.chosen.connect(self._choose)
        facts.worded.connect(self._offer_anew)
        self.search.submitted.connect(self._submitted)
        self.search.searched.connect(self._searched)
        self.search.chip_removed.connect(self.chip_removed)
        self.search.chip_edited.connect(self.chip_edited)
        self.search.chip_unmade.connect(self.chip_unmade)
        self.filter.clicked.connect(self.filter_pressed)
        self.columns.clicked.connect(self.columns_pressed)
        self.density.clicked.connect(self.density_pressed)

    def show_filter(self, chips: Sequence[tuple[str, str, str]]) -> None:
        self.search.show_chips(chips)
        count = len(chips)
        self.filter.setText(filled(self.tr("筛选 {0}"), count) if count else self.tr("筛选"))
        self.edit.setPlaceholderText(self._hint(count))

    def _hint(self, count: int) -> str:
        return self.tr("继续搜索…") if count else self.tr("单号、会员、电话尾号、商品，或条件如 待发货 积分>5000 上周")

    def text_searched(self) -> str:
        """What of the line is to be searched for."""
        return self._read().searched[:SEARCH_MOST]

    def take_back(self, text: str) -> None:
        """A chip's text before what stands in the line."""
        self.search.set_text(f"{text} {self.edit.text()}".rstrip())
        self.edit.setCursorPosition(len(text))

    # words

    def _read(self) -> Typed:
        return read_text(self.edit.text(), self._facts.words(), self._facts.today())

    def _typed(self, _text: str) -> None:
        self._phone_pause.stop()
        typed = self._read()
        self._take(typed, [part for part in typed.parts if part.ended])

    def _take(self, typed: Typed, parts: Sequence[Part]) -> bool:
        """Of these words those that can mean nothing else become conditions."""
        sure = [part for part in parts if isinstance(part.read, Meaning) and part.read.sure]
        if not sure:
            return False
        self._become([part.read for part in sure if isinstance(part.read, Meaning)], typed.without(sure))
        return True

    def _become(self, meanings: Sequence[Meaning], left: str) -> None:
        self.search.set_text(left + " " if left and self.edit.text().endswith(" ") else left)
        searched = self.text_searched()
        if looks_for_phone(searched):
            self._phone_pause.start()
        self.typed.emit(meanings, None if looks_for_phone(searched) else searched)
        self._mark()

    def _mark(self) -> str:
        """Words that can't be are marked; why not the first of them, a beginning excepted that is still typed on."""
        wrong = [
            part for part in self._read().parts
            if isinstance(part.read, Wrong) and (part.ended or part.read.problem != "incomplete")
        ]  # fmt: skip
        self.edit.mark_wrong([(part.start, part.end) for part in wrong])
        return next((wrong_text(part.read) for part in wrong if isinstance(part.read, Wrong)), "")

    # the list beneath

    def _offer(self, text: str) -> None:
        self._facts.ask_choices()
        why, words, today = self._mark(), self._facts.words(), self._facts.today()
        before = [part for part in self._read().parts if part.end <= self.edit.cursorPosition()][-_TOGETHER_MOST:]
        self._offers = []
        for at, part in enumerate(before):
            together = " ".join(one.text for one in before[at:])
            if before[-1].end != self.edit.cursorPosition() or self._offers or (
                part is not before[-1] and not words.has_phrase(together)
            ):  # fmt: skip
                continue
            self._offers, self._offered_at = offers(together, words, today), (part.start, before[-1].end)
        suggestions = [self._suggestion(number, one) for number, one in enumerate(self._offers)]
        self.edit.offer(text, suggestions, nothing=why)

    def _offer_anew(self) -> None:
        if text := self.edit.text().strip():
            self._offer(text)

    def _suggestion(self, number: int, offer: Offer) -> Suggestion:
        if offer.meaning is None:
            return Suggestion(str(number), offer.text + "…", right=self._example(offer.text), right_tone="caption")
        name, chosen = offer.meaning.condition, with_meanings(OrderFilter(), [offer.meaning])
        words = chip(name, chosen, self._facts.today(), self._facts.names)[2]
        return Suggestion(str(number), words, right=condition_title(name), right_tone="caption")

    def _example(self, begins: str) -> str:
        return filled(self.tr("如 {0}"), f"{begins}5000") if begins.endswith(">") else ""

    def _choose(self, key: str) -> None:
        """A condition, or its beginning, in the place of the word that was being typed."""
        offer, (start, end) = self._offers[int(key)], self._offered_at
        before, after = self.edit.text()[:start], self.edit.text()[end:]
        if offer.meaning is None:
            self.search.set_text(before + offer.text + after)
            self.edit.setCursorPosition(start + len(offer.text))
            return
        self._become([offer.meaning], " ".join(f"{before} {after}".split()))

    # searching

    def _searched(self, _text: str) -> None:
        """In a pause of typing: what begins like a condition isn't searched for as a text before it is ended."""
        if looks_for_phone(self.text_searched()):
            self._phone_pause.start()
            return
        typed = self._read()
        meant = self.edit.text() == self._entered
        begun = [part for part in typed.parts[-1:] if not (part.ended or meant) and self._begins_one(part.text)]
        left = read_text(typed.without(begun), self._facts.words(), self._facts.today()) if begun else typed
        self.searched.emit(left.searched[:SEARCH_MOST])

    def _begins_one(self, text: str) -> bool:
        meant = (one.meaning for one in offers(text, self._facts.words(), self._facts.today()))
        return any(meaning is not None and meaning.sure for meaning in meant)

    def _submitted(self, _text: str) -> None:
        self._phone_pause.stop()
        typed = self._read()
        self._take(typed, typed.parts)
        self._entered = self.edit.text()
        self._phone_pause.stop()
        self.searched.emit(self.text_searched())
        if why := self._mark():
            self.edit.offer(self.edit.text().strip(), [], nothing=why)
        else:
            self.edit.close_list()
            self.entered.emit()

    def _paused(self) -> None:
        self.searched.emit(self.text_searched())
