"""What the rules have several of: tiers, campaigns, coupons. Each is a chip that opens its sheet.

row = ListRow("campaigns", opener) · row.values · row.edited
TierSheet · CampaignSheet · CouponSheet (window, one or None, taken names) .done(value)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.rule_document import EXTRA_MOST, PERCENT_MOST, WORD_MOST, Campaign, Coupon, RuleDocument, Tier
from desktop.views.buttons import Button, reveal
from desktop.views.chips import TokenChip
from desktop.views.date_field import DateEdit
from desktop.views.dialogs import Sheet
from desktop.views.flow import Flow
from desktop.views.form import Field, PointsEdit, TextEdit, YuanEdit
from desktop.views.labels import clear, label
from desktop.views.rules.rows import NAME, with_value
from desktop.views.rules.words import campaign_words, coupon_words, rule_word, tier_words
from desktop.views.texts import filled

translate = QCoreApplication.translate
_WORDS: dict[str, Callable[[Any], str]] = {"tiers": tier_words, "campaigns": campaign_words, "coupons": coupon_words}
_ICONS = {"tiers": "star", "campaigns": "tag", "coupons": "receipt"}


class ListRow(QWidget):
    edited = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.values: tuple[Any, ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        title = label(rule_word(name))
        title.setFixedWidth(NAME)
        self._holder = QWidget()
        self._flow = Flow(self._holder, spacing=6)
        row.addWidget(title)
        row.addWidget(self._holder, 1)
        self.was = label("", "warn")
        self.add: Button
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines of chips: the layouts around keep an older height when chips come and go."""
        self._holder.setMinimumHeight(self._flow.heightForWidth(self._holder.width()))

    def show_document(self, document: RuleDocument) -> None:
        self.values = getattr(document, self.name)
        if self.name == "tiers":
            # what older rules gave by a tier's name only stands among the others
            known = {tier.name for tier in self.values}
            more = (Tier(name, percent) for name, percent in document.tier_percent.items() if name not in known)
            self.values = (*self.values, *more)
        self._draw()

    def put(self, document: RuleDocument) -> RuleDocument:
        if self.name != "tiers":
            return with_value(document, self.name, self.values)
        told = tuple(tier for tier in self.values if not self._stands_aside(document, tier))
        aside = {tier.name: tier.percent for tier in self.values if self._stands_aside(document, tier)}
        return replace(document, tiers=told, tier_percent=aside)

    def _stands_aside(self, document: RuleDocument, tier: Tier) -> bool:
        """One that older rules only gave a percent, and that nobody has changed."""
        plain = tier.from_points is None and tier.from_fen is None
        listed_ = any(one.name == tier.name for one in document.tiers)
        return plain and not listed_ and document.tier_percent.get(tier.name) == tier.percent

    def show_was(self, words: str) -> None:
        self.was.setToolTip(words)
        self.was.setText(self.tr("改过") if words else "")
        reveal(self.was, bool(words))

    def show_problem(self, words: str) -> None:
        self.add.setToolTip(words)

    def _draw(self) -> None:
        clear(self._flow)
        for place, value in enumerate(self.values):
            chip = TokenChip(str(place), _WORDS[self.name](value), _ICONS[self.name])
            chip.removed.connect(self._remove)
            chip.edited.connect(self._edit)
            self._flow.addWidget(chip)
        self.add = Button(self.tr("加一条"), "plus", kind="link")
        self.add.clicked.connect(partial(self._edit, ""))
        self._flow.addWidget(self.add)
        self.was = label("", "warn")
        reveal(self.was, False)
        self._flow.addWidget(self.was)
        QTimer.singleShot(0, self, self._fit)

    def _remove(self, key: str) -> None:
        self.values = tuple(one for place, one in enumerate(self.values) if str(place) != key)
        self._draw()
        self.edited.emit()

    def _edit(self, key: str, _checked: bool = False) -> None:
        value = self.values[int(key)] if key else None
        names = [_key(one) for place, one in enumerate(self.values) if str(place) != key]
        sheet = _SHEETS[self.name](self.window(), value, names)
        sheet.done.connect(partial(self._take, key))
        sheet.open()

    def _take(self, key: str, value: Any) -> None:
        if key:
            self.values = tuple(value if str(place) == key else one for place, one in enumerate(self.values))
        else:
            self.values = (*self.values, value)
        self._draw()
        self.edited.emit()


def _key(value: Tier | Campaign | Coupon) -> str:
    return value.code if isinstance(value, Coupon) else value.name


class OneSheet(Sheet):
    """A small form about one of several; subclasses say what it makes."""

    done = Signal(object)

    def __init__(self, window: QWidget, title: str, taken: Sequence[str], *, icon: str) -> None:
        super().__init__(window, title, icon=icon, width=520)
        self._taken = set(taken)
        self.fields: dict[str, Field] = {}

    def finish(self) -> None:
        for field in self.fields.values():
            self.add(field)
        self.add_button(self.tr("取消"), slot=self.dismiss)
        self.go = self.add_button(self.tr("好"), "check", kind="primary", slot=self.submit, default=True)

    def take_focus(self) -> None:
        next(iter(self.fields.values())).control.setFocus()

    def made(self) -> Any:
        """What the fields say; None with the reasons shown."""
        raise NotImplementedError  # a tier, a campaign or a coupon

    def submit(self) -> None:
        for field in self.fields.values():
            field.set_error("")
        value = self.made()
        if value is not None:
            self.close_overlay()
            self.done.emit(value)

    def name_of(self, edit: TextEdit, field: str) -> str:
        """ "" with the reason shown."""
        name = edit.text().strip()
        if not name:
            self.fields[field].set_error(self.tr("这里要填"))
        elif name in self._taken:
            self.fields[field].set_error(self.tr("已经有了，换一个"))
            return ""
        return name

    def whole(self, field: str, edit: PointsEdit | YuanEdit, most: int, empty: int | None) -> int | None:
        """What is typed, or empty; -1 with the reason shown."""
        try:
            number = edit.points() if isinstance(edit, PointsEdit) else edit.fen()
        except ValueError:
            number = -1
        if number is None:
            return empty
        if not 0 <= number <= most:
            self.fields[field].set_error(filled(self.tr("从 0 到 {0} 的整数"), f"{most:,}"))
            return -1
        return number


class TierSheet(OneSheet):
    def __init__(self, window: QWidget, tier: Tier | None, taken: Sequence[str]) -> None:
        super().__init__(window, translate("rules", "等级"), taken, icon="star")
        self.name, self.percent = TextEdit(), PointsEdit("100", suffix="%")
        self.name.setMaxLength(WORD_MOST)
        self.points, self.fen = PointsEdit(), YuanEdit()
        self.fields = {
            "name": Field(self.tr("名称"), self.name, required=True),
            "percent": Field(self.tr("消费得积分的倍数"), self.percent, hint=self.tr("150% 就是 1.5 倍")),
            "points": Field(self.tr("得满多少积分升到"), self.points),
            "fen": Field(self.tr("或花满多少元升到"), self.fen, hint=self.tr("都留空就只能人工定")),
        }
        if tier is not None:
            self.name.setText(tier.name)
            self.percent.set_points(tier.percent)
            self.points.set_points(tier.from_points)
            self.fen.set_fen(tier.from_fen)
        self.finish()

    def made(self) -> Tier | None:
        name = self.name_of(self.name, "name")
        percent = self.whole("percent", self.percent, PERCENT_MOST, 100)
        points, fen = self.whole("points", self.points, 10**9, None), self.whole("fen", self.fen, 10**11, None)
        if not name or percent is None or -1 in (percent, points, fen):
            return None
        return Tier(name, percent, points, fen)


class CampaignSheet(OneSheet):
    def __init__(self, window: QWidget, campaign: Campaign | None, taken: Sequence[str]) -> None:
        super().__init__(window, translate("rules", "活动"), taken, icon="tag")
        self.name, self.since, self.until = TextEdit(), DateEdit(), DateEdit()
        self.name.setMaxLength(WORD_MOST)
        self.percent, self.extra = PointsEdit("100", suffix="%"), PointsEdit("0")
        every = self.tr("留空是全部，几个用逗号分开")
        self.categories, self.skus, self.tiers = TextEdit(every), TextEdit(every), TextEdit(every)
        self.fields = {
            "name": Field(self.tr("名称"), self.name, required=True),
            "since": Field(self.tr("第一天"), self.since, required=True),
            "until": Field(self.tr("最后一天"), self.until, required=True),
            "percent": Field(self.tr("消费得积分的倍数"), self.percent, hint=self.tr("150% 就是 1.5 倍")),
            "extra": Field(self.tr("每件另加"), self.extra),
            "categories": Field(self.tr("商品分类"), self.categories),
            "skus": Field(self.tr("商品编码"), self.skus),
            "tiers": Field(self.tr("会员等级"), self.tiers),
        }
        if campaign is not None:
            self.name.setText(campaign.name)
            self.since.set_day(campaign.since)
            self.until.set_day(campaign.until)
            self.percent.set_points(campaign.percent)
            self.extra.set_points(campaign.extra_per_unit)
            for edit, words in (
                (self.categories, campaign.categories), (self.skus, campaign.skus), (self.tiers, campaign.tiers),
            ):  # fmt: skip
                edit.setText(self.tr("，").join(words))
        self.finish()

    def made(self) -> Campaign | None:
        name = self.name_of(self.name, "name")
        days = []
        for field, edit in (("since", self.since), ("until", self.until)):
            try:
                day = edit.day()
            except ValueError:
                day = None
            if day is None:
                self.fields[field].set_error(self.tr("日期写成 2027-06-30 这样"))
            else:
                days.append(day)
        if len(days) == 2 and days[1] < days[0]:
            self.fields["until"].set_error(self.tr("比第一天还早"))
            days = []
        percent = self.whole("percent", self.percent, PERCENT_MOST, 100)
        extra = self.whole("extra", self.extra, EXTRA_MOST, 0)
        if not name or len(days) < 2 or percent is None or extra is None or -1 in (percent, extra):
            return None
        categories, skus, tiers = (_parts(edit.text()) for edit in (self.categories, self.skus, self.tiers))
        return Campaign(name, days[0], days[1], categories, skus, tiers, percent, extra)


class CouponSheet(OneSheet):
    def __init__(self, window: QWidget, coupon: Coupon | None, taken: Sequence[str]) -> None:
        super().__init__(window, translate("rules", "优惠券"), taken, icon="receipt")
        self.code, self.label, self.off, self.floor = TextEdit(), TextEdit(), YuanEdit(), YuanEdit("0.00")
        self.code.setMaxLength(WORD_MOST)
        self.label.setMaxLength(WORD_MOST)
        self.fields = {
            "code": Field(self.tr("券码"), self.code, required=True),
            "label": Field(self.tr("名称"), self.label),
            "off": Field(self.tr("减多少"), self.off, required=True),
            "floor": Field(self.tr("商品款满"), self.floor),
        }
        if coupon is not None:
            self.code.setText(coupon.code)
            self.label.setText(coupon.label)
            self.off.set_fen(coupon.off_fen)
            self.floor.set_fen(coupon.from_fen)
        self.finish()

    def made(self) -> Coupon | None:
        code = self.name_of(self.code, "code")
        off, floor = self.whole("off", self.off, 10**9, 0), self.whole("floor", self.floor, 10**9, 0)
        if off == 0:
            self.fields["off"].set_error(self.tr("要比 0 多"))
        if not code or not off or floor is None or -1 in (off, floor):
            return None
        return Coupon(code, self.label.text().strip() or code, off, floor)


def _parts(text: str) -> tuple[str, ...]:
    """What stands between commas of either keyboard, each once."""
    words = (word.strip() for word in text.replace("，", ",").split(","))
    return tuple(dict.fromkeys(word for word in words if word))


_SHEETS: dict[str, Callable[[QWidget, Any, Sequence[str]], OneSheet]] = {
    "tiers": TierSheet, "campaigns": CampaignSheet, "coupons": CouponSheet,
}  # fmt: skip
