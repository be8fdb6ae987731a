"""SettingsPage 设置: what the shop has chosen, changed together and saved at once; how this PC looks, changed as it is
pressed. What was typed stays when the page is left, and is asked about at the sign-out."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import Permission
from desktop.services.changes import Change
from desktop.services.errors import ChangedByOther, DatabaseGone, Invalid
from desktop.services.provider_accounts import provider_rows
from desktop.services.settings import ShopSettings, change_settings, shop_settings
from desktop.services.topping.service import top_up_service
from desktop.services.tracking_account import tracking_row
from desktop.services.waybill_account import waybill_account
from desktop.this_pc import log_file
from desktop.views.bar_room import bar_in_margin
from desktop.views.buttons import Button, SegmentedControl
from desktop.views.desk import Desk
from desktop.views.health_sheet import HealthSheet
from desktop.views.icons import Glyph
from desktop.views.labels import Card, label
from desktop.views.language import LANGUAGES
from desktop.views.notices import Banner, InMargins
from desktop.views.pages import Page
from desktop.views.scrolling import scrolled
from desktop.views.setting_words import setting_value, setting_word
from desktop.views.settings.join_sheet import JoinSheet
from desktop.views.settings.providers import ProvidersCard
from desktop.views.settings.rows import CarriersRow, NumberRow, SettingRow, SwitchRow, TextRow, ZoneRow
from desktop.views.settings.top_ups import top_ups_card
from desktop.views.settings.tracking import tracking_card
from desktop.views.settings.waybills import waybills_card
from desktop.views.shell import PageHead
from desktop.views.texts import field_problem, filled, listed, sentence
from desktop.views.toast import Toaster

_SETTINGS = frozenset(
    {
        "change_setting",
        "change_settings",
        "connect_provider",
        "disconnect_provider",
        "connect_tracking",
        "disconnect_tracking",
        "connect_waybills",
        "disconnect_waybills",
        "connect_top_ups",
        "disconnect_top_ups",
    }
)


class SettingsPage(Page):
    def __init__(self, desk: Desk, toaster: Toaster) -> None:
        super().__init__(desk, toaster)
        self._shop: dict[str, Any] = {}
        self._edited: set[str] = set()
        self._command = uuid.uuid4().hex
        self.head = PageHead(self.tr("设置"))
        self.back = Button(self.tr("还原"), "rotate-ccw")
        self.save = Button(self.tr("保存"), "save", kind="primary")
        self.back.clicked.connect(self._give_up)
        self.save.clicked.connect(self._save)
        self.head.add_button(self.back)
        self.head.add_button(self.save)
        self.trouble = Banner("danger")
        self.rows: dict[str, SettingRow] = {row.name: row for row in self._make_rows()}
        for row in self.rows.values():
            row.setEnabled(False)
            row.edited.connect(self._typed)
        inner = QWidget()
        page = QVBoxLayout(inner)
        page.setContentsMargins(20, 12, 20, 20)
        page.setSpacing(12)
        for icon, title, names in self._sections():
            page.addWidget(self._card(icon, title, [self.rows[name] for name in names]))
        self.providers = ProvidersCard(
            desk, _heading("credit-card", self.tr("支付渠道"), self.tr("接通后退款原路自动退回"))
        )
        self.tracking = tracking_card(desk, _heading("truck", self.tr("快递查询"), self.tr("接通后物流自动更新")))
        self.waybills = waybills_card(
            desk, _heading("receipt-text", self.tr("电子面单"), self.tr("接通后在发货中心取号并打印"))
        )
        self.top_ups = top_ups_card(
            desk, _heading("zap", self.tr("充值"), self.tr("接通后发货时由平台充，充好自动算发出"))
        )
        for card in (self.providers, self.tracking, self.waybills, self.top_ups):
            card.done.connect(self._provider_changed)
            card.failed.connect(self._provider_refused)
            page.addWidget(card)
        if desk.office.database == "PostgreSQL" and desk.may(Permission.MANAGE_STAFF):
            page.addWidget(self._more_pcs_card())
        page.addWidget(self._looks_card())
        page.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(InMargins(self.trouble))
        area = scrolled(inner)
        bar_in_margin(area, page)
        column.addWidget(area, 1)
        self._show_state()

    def _make_rows(self) -> list[SettingRow]:
        return [
            TextRow("shop_name", self.tr("写在窗口上、面单和报表上")),
            ZoneRow("zone", self.tr("哪天的订单、几点过期，都按它算")),
            NumberRow("pay_minutes", self.tr("分钟"), self.tr("过了不付就取消，只管新下的订单")),
            NumberRow("ship_hours", self.tr("小时"), self.tr("放行后多久要发出，只管新放行的订单")),
            NumberRow("complete_days", self.tr("天"), self.tr("发完后没人确认收货就完成，只管新发出的订单")),
            NumberRow("verify_from_units", self.tr("件"), self.tr("一包有这么多件，发货前逐件扫码；0 是不核对")),
            SwitchRow("auto_release", self.tr("付款后直接待发货"), self.tr("关掉就要有人放行")),
            NumberRow("risky_first_order_points", self.tr("积分"), self.tr("首单用到这么多积分，先停下核对")),
            NumberRow(
                "risky_address_orders", self.tr("单"), self.tr("几位会员往同一地址下这么多单，先停下核对；0 是不看")
            ),
            NumberRow("risky_address_days", self.tr("天"), self.tr("同地址的订单往回数几天")),
            NumberRow("risky_phone_members", self.tr("位"), self.tr("这么多会员用一个电话，先停下核对；0 是不看")),
            NumberRow(
                "storefront_silent_hours", self.tr("小时"), self.tr("商城这么久没来取通知就报异常；没接商城写 0")
            ),
            NumberRow("refund_limit_fen", self.tr("元"), self.tr("客服自己能同意的退款，再多要财务或店长"), money=True),
            NumberRow("fast_refund_fen", self.tr("元"), self.tr("连积分值这么多以内，售后能一步退完"), money=True),
            NumberRow("return_hours", self.tr("小时"), self.tr("申请、退款、补发多久要办，过了排在最前")),
            NumberRow("return_goods_days", self.tr("天"), self.tr("同意后客人多久要把退货寄回")),
            NumberRow("expiry_notice_days", self.tr("天"), self.tr("积分过期前多少天提醒客人，0 是不提醒")),
            NumberRow("idle_lock_minutes", self.tr("分钟"), self.tr("没人碰就锁屏，0 是不锁；马上生效")),
            CarriersRow("carriers", self.tr("发货时能选的，点一下开或关")),
        ]

    def _sections(self) -> list[tuple[str, str, tuple[str, ...]]]:
        return [
            ("store", self.tr("店"), ("shop_name", "zone")),
            ("timer", self.tr("期限"), ("pay_minutes", "ship_hours", "complete_days", "return_hours", "return_goods_days",
                                       "expiry_notice_days")),
            ("shield-check", self.tr("放行、退款和安全"),
             ("auto_release", "risky_first_order_points", "risky_address_orders", "risky_address_days",
              "risky_phone_members", "storefront_silent_hours", "refund_limit_fen", "fast_refund_fen",
              "idle_lock_minutes")),
            ("truck", self.tr("快递"), ("verify_from_units", "carriers")),
        ]  # fmt: skip

    def _card(self, icon: str, title: str, rows: Sequence[QWidget]) -> Card:
        made = Card()
        made.box.setSpacing(10)
        made.box.addLayout(_heading(icon, title))
        for row in rows:
            made.box.addWidget(row)
        return made

    def _more_pcs_card(self) -> Card:
        self.join = Button(self.tr("让另一台电脑加入…"), "monitor")
        self.join.clicked.connect(self._let_another_join)
        made = Card()
        row = _heading("server", self.tr("几台电脑一起用"), self.tr("新电脑凭加入文件进来，24 小时内有效"))
        row.addWidget(self.join)
        made.box.addLayout(row)
        return made

    def _let_another_join(self) -> None:
        zone = ZoneInfo(self._shop.get("zone", "UTC"))
        JoinSheet(self, self.desk, shop=self._shop.get("shop_name", ""), zone=zone).open()

    def _looks_card(self) -> Card:
        schemes = [("light", self.tr("浅色")), ("dark", self.tr("深色")), ("system", self.tr("跟系统"))]
        densities = [("compact", self.tr("紧凑")), ("default", self.tr("标准")), ("comfortable", self.tr("宽松"))]
        self.scheme = SegmentedControl(schemes, "system", name=self.tr("外观"))
        self.density = SegmentedControl(densities, "default", name=self.tr("订单列表行高"))
        self.language = SegmentedControl(
            [("system", self.tr("跟系统")), *LANGUAGES.items()], "system", name=self.tr("语言")
        )
        self._language = "system"
        self.language.changed.connect(self._language_chosen)
        self.scheme.changed.connect(self._scheme_chosen)
        self.density.changed.connect(self._density_chosen)
        made = Card()
        head = _heading("monitor", self.tr("这台电脑"), self.tr("按了就变，只管这台电脑"))
        self.health = Button(self.tr("诊断…"))
        self.health.clicked.connect(self._examine)
        head.addWidget(self.health)
        made.box.addLayout(head)
        for words, control in (
            (self.tr("语言"), self.language),
            (self.tr("外观"), self.scheme),
            (self.tr("订单列表行高"), self.density),
        ):
            row = QHBoxLayout()
            row.setSpacing(12)
            title = label(words)
            title.setFixedWidth(140)
            row.addWidget(title)
            row.addWidget(control)
            row.addStretch(1)
            made.box.addLayout(row)
        return made

    def _examine(self) -> None:
        HealthSheet(self, self.desk, log_file()).open()

    # what the shop has

    def reload(self) -> None:
        self.desk.ask(self, shop_settings, then=self._show, key="settings")
        self.desk.ask(self, provider_rows, then=self.providers.show_rows, key="providers")
        self.desk.ask(self, tracking_row, then=self.tracking.show_row, key="tracking")
        self.desk.ask(self, waybill_account, then=self.waybills.show_row, key="waybills")
        self.desk.ask(self, top_up_service, then=self.top_ups.show_row, key="top-ups")

    def _provider_changed(self, words: str) -> None:
        self.toaster.say(words)
        self.reload()

    def _provider_refused(self, words: str) -> None:
        self.toaster.say(words, tone="danger", seconds=10)

    def changed(self, changes: Sequence[Change]) -> None:
        if any(one.act in _SETTINGS for one in changes):
            self.reload()

    def show_looks(self, scheme: str, density: str, language: str) -> None:
        self.scheme.choose(scheme)
        self.density.choose(density)
        self._language = language
        self.language.choose(language)

    def unsaved(self) -> str:
        if not self._edited:
            return ""
        names = listed(setting_word(name) for name in self.rows if name in self._edited)
        return filled(self.tr("设置里改了 {0} 处还没保存：{1}"), len(self._edited), names)

    def _show(self, settings: ShopSettings) -> None:
        """What isn't being changed follows the shop; what was typed stays, with what it had been when it was typed."""
        told = {name: _plain(value) for name, value in asdict(settings).items()}
        for name, row in self.rows.items():
            row.setEnabled(True)
            if name not in self._edited:
                self._shop[name] = told[name]
                row.show_value(told[name])
        self._show_state()

    def _typed(self) -> None:
        for name, row in self.rows.items():
            if name in self._shop:
                try:
                    same = row.value() == self._shop[name]
                except ValueError:
                    same = False
                (self._edited.discard if same else self._edited.add)(name)
        self._show_state()

    def _show_state(self) -> None:
        for name, row in self.rows.items():
            changed = name in self._edited
            row.show_was(self._was(name) if changed else "")
            row.show_problem(_problem(row) if changed else "")
        count = len(self._edited)
        self.head.note.setText(
            filled(self.tr("改了 {0} 处，还没保存"), count) if count else self.tr("每次改动都记进审计")
        )
        self.save.setText(filled(self.tr("保存 {0} 处"), count) if count else self.tr("保存"))
        self.save.setEnabled(bool(count))
        self.back.setEnabled(bool(count))

    def _was(self, name: str) -> str:
        value = self._shop[name]
        return filled(self.tr("{0} 家"), len(value)) if isinstance(value, list) else setting_value(name, value)

    # saving

    def _save(self) -> None:
        wrong = [row for name, row in self.rows.items() if name in self._edited and _problem(row)]
        if wrong:
            wrong[0].control.setFocus()
            self.trouble.show_text("danger", filled(self.tr("{0}不对，改好再保存"), setting_word(wrong[0].name)))
            return
        self.trouble.show_text("danger", "")
        self.save.setEnabled(False)
        values = {name: self.rows[name].value() for name in self.rows if name in self._edited}
        seen = {name: self._shop[name] for name in values}
        self.desk.do(
            self, change_settings, values=values, seen=seen, then=self._saved, failed=self._refused,
            command_id=self._command,
        )  # fmt: skip

    def _saved(self, settings: ShopSettings) -> None:
        self._command = uuid.uuid4().hex
        count, self._edited = len(self._edited), set()
        self._show(settings)
        self.toaster.say(filled(self.tr("保存了 {0} 处设置"), count))

    def _refused(self, fact: Exception) -> None:
        self.save.setEnabled(True)
        self.trouble.show_text("danger", sentence(fact))
        if isinstance(fact, DatabaseGone):
            return
        self._command = uuid.uuid4().hex
        if isinstance(fact, Invalid) and fact.field in self.rows:
            self.rows[fact.field].show_problem(field_problem(fact))
        elif isinstance(fact, ChangedByOther):
            self.desk.ask(self, shop_settings, then=self._show_beside, key="settings")

    def _show_beside(self, settings: ShopSettings) -> None:
        """What the shop has now stands beside what was typed, which stays: saving again is meant."""
        self._shop = {name: _plain(value) for name, value in asdict(settings).items() if name in self.rows}
        self._show(settings)
        self._typed()

    def _give_up(self) -> None:
        self._edited = set()
        self.trouble.show_text("danger", "")
        self.reload()

    def _scheme_chosen(self, scheme: str) -> None:
        self.look_asked.emit("scheme", scheme)

    def _language_chosen(self, language: str) -> None:
        """The page that comes after shows it; this one stays as it is when she would rather keep what she typed."""
        self.language.choose(self._language)
        self.look_asked.emit("language", language)

    def _density_chosen(self, density: str) -> None:
        self.look_asked.emit("density", density)


def _problem(row: SettingRow) -> str:
    try:
        row.value()
    except ValueError as why:
        return str(why)
    return ""


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _heading(icon: str, title: str, note: str = "") -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(Glyph(icon, "text2", 16))
    row.addWidget(label(title, "h3"))
    row.addWidget(label(note, "caption"))
    row.addStretch(1)
    return row
