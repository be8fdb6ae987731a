"""Scenes of every part, as a shop would fill them; the tests render them in both schemes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.vocabulary import OrderStatus
from desktop.views.buttons import Button, IconButton, SegmentedControl, Stepper, ToggleChip
from desktop.views.cells import Amount, Chips, Person, Text
from desktop.views.chips import Badge, Chip, ChipSpec, StatusChip, status_chip, status_word
from desktop.views.date_field import DateEdit
from desktop.views.dialogs import Sheet
from desktop.views.form import Choice, Field, PointsEdit, RangeFields, TextEdit, YuanEdit
from desktop.views.icons import Glyph
from desktop.views.labels import Avatar, Card, ElidedLabel, KeyValueRow, SectionHeader, hline, label
from desktop.views.navigation import NavItem
from desktop.views.notices import Banner, Effect, EffectBox, EmptyState, ProgressRow
from desktop.views.overlay import Popover
from desktop.views.search_box import SearchBox
from desktop.views.shell import PageHead, Shell
from desktop.views.table import Column, RowTable
from desktop.views.table_view import TableView
from desktop.views.tabs import Tab, TabBar
from desktop.views.timeline import Step, StepTrail, Timeline


@dataclass(frozen=True, slots=True)
class Row:
    id: int
    no: str
    placed: str
    name: str
    tier: str
    tier_key: str
    items: str
    points: str
    cash: str
    badges: tuple[ChipSpec, ...] = ()


ITEMS = [
    NavItem("dashboard", "layout-dashboard", "经营看板"),
    NavItem("orders", "clipboard-list", "订单管理", "订单"),
    NavItem("shipping", "truck", "发货中心", "订单", 86),
    NavItem("returns", "undo-2", "售后", "订单", 11),
    NavItem("messages", "message-square", "消息", "订单", 5),
    NavItem("exceptions", "triangle-alert", "异常", "订单", 10, urgent=True),
    NavItem("catalogue", "package", "商品与库存", "经营"),
    NavItem("members", "users", "会员", "经营"),
    NavItem("rules", "scale", "积分规则", "经营"),
    NavItem("reports", "file-chart-column", "汇总报表", "经营"),
    NavItem("reconcile", "receipt", "对账", "经营", 2),
    NavItem("staff", "id-card", "员工", "管理"),
    NavItem("audit", "shield-check", "审计与谁看过", "管理"),
    NavItem("backups", "database-backup", "备份", "管理"),
    NavItem("practice", "graduation-cap", "演练", "管理"),
    NavItem("settings", "settings", "设置", "-"),
]
_HELD, _RETURN = ChipSpec("挂起", "held"), ChipSpec("售后中", "after_sale")
_NAMES = ["何*", "萧*", "于*", "周*", "高*", "林*", "曹*", "黄**", "梁**", "郑*", "袁**", "许*"]
_THINGS = [
    "纯棉四件套 1.8m 等 2 件",
    "便携榨汁杯 等 3 件",
    "小粒咖啡豆 454g × 6",
    "空气炸锅 4.5L",
    "无线充电器 15W × 2",
]
_TIERS = [("金卡", "gold"), ("银卡", "silver"), ("钻石", "diamond"), ("", "")]


def some_rows(count: int = 12, first: int = 1) -> list[Row]:
    return [
        Row(
            number,
            f"JF2611220{98300 - number}",
            f"11-22 {17 - number % 9:02}:{number * 7 % 60:02}",
            _NAMES[number % 12],
            *_TIERS[number % 4],
            _THINGS[number % 5],
            f"{8800 - number * 120:,}",
            "—" if number % 3 == 0 else f"¥{number * 9 + 20}.00",
            (ChipSpec("1/2 件", "neutral", "-", outline=True),)
            if number == 1
            else (_HELD,)
            if number % 5 == 0
            else (_RETURN,)
            if number == 11
            else (),
        )
        for number in range(first, first + count)
    ]


def order_table() -> RowTable[Row]:
    return RowTable(
        [
            Column("order_no", "订单号", 125, lambda row: Text(row.no, "strong")),
            Column("placed_at", "下单", 89, lambda row: Text(row.placed, "dim"), sortable=True),
            Column("member", "会员", 80, lambda row: Person(row.name, row.tier, row.tier_key)),
            Column("items", "商品", 150, lambda row: row.items, stretch=True),
            Column("points", "积分", 72, lambda row: Amount(row.points), align="right", sortable=True),
            Column("cash", "现金", 72, lambda row: Amount(row.cash, "cash"), align="right", sortable=True),
            Column("status", "状态", 166, lambda row: Chips((status_chip(OrderStatus.TO_SHIP), *row.badges))),
        ],
        row_id=lambda row: row.id,
        checkable=True,
    )


def order_page(view: TableView) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    head = PageHead("订单管理", "今日新增 126 笔 · 发货超时 2 笔")
    for button in (Button("导出", "download"), Button("打印", "printer"), Button("代客下单", "plus", kind="primary")):
        head.add_button(button)
    column.addWidget(head)
    tabs = [Tab("all", "全部"), *(Tab(status.value, status_word(status)) for status in OrderStatus)]
    tabs += [Tab("after", "售后中", "undo-2", "points", gap=True), Tab("bad", "异常", "triangle-alert", "danger_text")]
    bar = TabBar(tabs, name="状态")
    bar.choose("TO_SHIP")
    bar.show_counts({"all": 96, "UNPAID": 4, "PAID": 3, "TO_SHIP": 12, "SHIPPED": 40, "after": 5, "bad": 2})
    bar.add_right(Button("存为视图", kind="link"))
    column.addWidget(bar)
    filters = QFrame()
    filters.setObjectName("filterbar")
    row = QHBoxLayout(filters)
    row.setContentsMargins(20, 10, 20, 10)
    search = SearchBox("继续输入条件…", name="搜索订单")
    search.show_chips([("s", "package-open", "待发货"), ("p", "coins", "积分 > 5,000"), ("d", "calendar", "上周")])
    row.addWidget(search, 1)
    row.addWidget(Button("筛选 3", "sliders-horizontal"))
    row.addWidget(IconButton("columns-3", "选择列", outline=True))
    row.addWidget(IconButton("rows-3", "行高", outline=True))
    column.addWidget(filters)
    column.addWidget(view, 1)
    foot = QFrame()
    foot.setObjectName("tablebar")
    foot.setFixedHeight(44)
    line = QHBoxLayout(foot)
    line.setContentsMargins(20, 0, 20, 0)
    line.addWidget(label("共 12 笔 · 按下单时间，新的在前", "caption"))
    line.addStretch(1)
    line.addWidget(label("93,800 积分", "points"))
    column.addWidget(foot)
    return page


def detail_pane() -> QWidget:
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(18, 14, 18, 14)
    column.setSpacing(6)
    head = QHBoxLayout()
    head.addWidget(label("JF261122098211", "h2"))
    head.addWidget(IconButton("copy", "复制单号"))
    head.addStretch(1)
    head.addWidget(IconButton("x", "关上"))
    column.addLayout(head)
    chips = QHBoxLayout()
    chips.setSpacing(6)
    for one in (StatusChip(OrderStatus.TO_SHIP), Badge("neutral", "已付"), Badge("warn", "剩 23 小时 57 分")):
        chips.addWidget(one)
    chips.addStretch(1)
    column.addLayout(chips)
    column.addWidget(hline())
    who = QHBoxLayout()
    who.addWidget(Avatar("何", 24))
    who.addWidget(label("何*", "strong"))
    who.addWidget(label("金卡", "warn"))
    who.addWidget(ElidedLabel("197****9516 江苏省南京市鼓楼区秦淮河边很长的一个小区", "caption"), 1)
    column.addLayout(who)
    column.addWidget(hline())
    column.addWidget(SectionHeader("积分与金额", action="规则 v7"))
    column.addWidget(KeyValueRow("积分已用", "8,800 积分", note="3 个批次", tone="points"))
    column.addWidget(KeyValueRow("商品现金 ¥129.00 + 运费 ¥12.00", "¥141.00"))
    column.addWidget(KeyValueRow("实付", "¥129.00", note="微信支付", strong=True))
    column.addWidget(KeyValueRow("预计获得", "+193 积分", tone="good"))
    column.addWidget(hline())
    column.addWidget(SectionHeader("进度", action="物流轨迹"))
    column.addWidget(
        Timeline(
            [
                Step("下单，冻结 8,800 积分", "done", "11-22 17:38"),
                Step("支付 ¥129.00，积分已扣", "done", "11-22 17:39"),
                Step("包裹 1 已发出，还差 1 件", "current", "今天 10:12 · 李强"),
                Step("全部发货", "future", "最晚 11-24 17:39"),
            ]
        )
    )
    column.addStretch(1)
    return pane


def a_shell(view: TableView) -> Shell:
    shell = Shell("悦享生活 · 南山店", ITEMS)
    shell.add_page("orders", order_page(view))
    shell.show_page("orders")
    shell.nav.show_person("张敏", "店长")
    shell.set_detail(detail_pane())
    shell.status.show_database("PostgreSQL 已连接 · 4 ms")
    shell.status.show_synced("17:42 已同步")
    shell.status.show_scanner("扫码枪就绪")
    return shell


def ship_sheet(window: QWidget) -> Sheet:
    sheet = Sheet(
        window, "发货 JF261122098203", "萧* 金卡 · 广东省深圳市南山区 · 承诺 11-24 16:53 前发出", icon="truck"
    )
    sheet.add(Banner("danger", "订单取消后不能恢复，会员可以重新下单"))
    lines = Card(margins=(14, 10, 14, 10))
    row = QHBoxLayout()
    tick = QCheckBox("便携榨汁杯 白色")
    tick.setChecked(True)
    row.addWidget(tick)
    row.addStretch(1)
    row.addWidget(Stepper(1, least=1, most=3))
    lines.box.addLayout(row)
    sheet.add(lines)
    fields = QHBoxLayout()
    waybill = Field("运单号", TextEdit("扫或输入", leading="scan-barcode"), required=True)
    waybill.set_error("顺丰的单号是 12 或 15 位")
    fields.addWidget(waybill, 3)
    fields.addWidget(Field("快递公司", Choice([("SF", "顺丰速运"), ("ZTO", "中通")]), required=True), 2)
    sheet.body.addLayout(fields)
    sheet.add(SectionHeader("将会发生"))
    change = (status_chip(OrderStatus.TO_SHIP), "→", status_chip(OrderStatus.SHIPPED))
    sheet.add(
        EffectBox(
            [
                Effect("boxes", "库存", ("便携榨汁杯 在库 42 → 41", "保鲜盒 在库 118 → 116"), ("出库 1", "出库 2")),
                Effect("coins", "积分", ("8,400 积分支付时已扣，不再变动",), "待生效 +96 不变"),
                Effect("truck", "订单", (change,), "签收 7 天后自动完成"),
            ]
        )
    )
    sheet.add_foot(QCheckBox("发货后打印面单"))
    sheet.add_button("再加一个包裹")
    sheet.add_button("发货 1 个包裹", "truck", kind="primary", default=True)
    return sheet


def filter_popover(window: QWidget, anchor: QWidget) -> Popover:
    popover = Popover(window, anchor, width=560, name="筛选")
    popover.box.addWidget(label("状态", "caption"))
    pills = QHBoxLayout()
    for status in OrderStatus:
        pill = ToggleChip(status_word(status), status_chip(status).icon or "clock")
        pill.setChecked(status is OrderStatus.TO_SHIP)
        pills.addWidget(pill)
    pills.addStretch(1)
    popover.box.addLayout(pills)
    days = QHBoxLayout()
    days.addWidget(SegmentedControl([("d", "今天"), ("w", "上周"), ("m", "近 30 天")], "w", name="下单日期"))
    for day in ("2026-11-16", "2026-11-22"):
        edit = DateEdit(name="日期")
        edit.setText(day)
        days.addWidget(edit)
    popover.box.addLayout(days)
    points = RangeFields("积分从 / 到", PointsEdit("不限"), PointsEdit("不限"))
    points.low.setText("9")
    points.high.setText("5")
    popover.box.addWidget(points)
    popover.box.addWidget(RangeFields("现金从 / 到", YuanEdit("不限"), YuanEdit("不限")))
    return popover


def board() -> QWidget:
    """Everything that the other scenes don't show, side by side."""
    made = QWidget()
    made.setObjectName("root")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(made)
    column.setContentsMargins(20, 16, 20, 16)
    column.setSpacing(12)
    column.addWidget(StepTrail(["选文件", "识别与对应", "预览", "导入"], 2))
    row = QHBoxLayout()
    for kind in ("", "primary", "danger", "soft", "ghost", "link"):
        row.addWidget(Button("发货 3 笔", "truck", kind=kind))
        off = Button("发货 3 笔", "truck", kind=kind)
        off.setEnabled(False)
        row.addWidget(off)
    row.addStretch(1)
    column.addLayout(row)
    chips = QHBoxLayout()
    for status in OrderStatus:
        chips.addWidget(StatusChip(status))
    for style in ("after_sale", "refunded", "exception", "held", "info", "good", "danger", "violet", "teal", "neutral"):
        chips.addWidget(Badge(style, "售后中"))
    chips.addWidget(Chip(ChipSpec("1/2 件", outline=True)))
    chips.addStretch(1)
    column.addLayout(chips)
    for tone in ("danger", "warn", "info", "good"):
        column.addWidget(Banner(tone, "数据库没有回应，改动都留着，连上后再试", action="再试一次"))
    progress = ProgressRow("正在导入")
    progress.show_progress(1200, 3118)
    column.addWidget(progress)
    fields = QHBoxLayout()
    for edit in (TextEdit("占位文字", clearable=True), PointsEdit("不限"), YuanEdit("不限"), DateEdit("日期")):
        fields.addWidget(Field("标签", edit, hint="提示一句"))
    off_edit = TextEdit("不能填")
    off_edit.setEnabled(False)
    fields.addWidget(Field("标签", off_edit))
    column.addLayout(fields)
    states = QHBoxLayout()
    for state in (Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked):
        box = QCheckBox("只看我的 4 件")
        box.setCheckState(state)
        states.addWidget(box)
    states.addWidget(Glyph("circle-check", "good", 24))
    states.addStretch(1)
    column.addLayout(states)
    column.addWidget(
        EmptyState("inbox", "没有符合条件的订单", "去掉一个条件就有 42 笔", [("x", "清空筛选", "x", True)]), 1
    )
    return made
