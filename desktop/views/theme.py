"""Colours, sizes and fonts of every screen, light and dark.

    apply_theme(app, "light" | "dark" | "system")   fonts, palette, style sheet; re-tints every dressed icon
    theme() -> Theme                                 the current one: theme()["accent"] is "#2A62E8"
    color("accent") -> QColor                        read at paint time, so a painted widget follows the scheme
    status_look(OrderStatus.TO_SHIP) / badge_look("held") -> Look(background, foreground, icon)
    font(size=13, weight=400) -> QFont               sizes in device independent pixels

Token names are the keys of LIGHT and DARK. Contrast of text on its ground is at least 4.5 : 1 in both.
Labels choose their look by property: label.setProperty("role", "h1" | "h2" | "muted" | "caption" | "points" | …).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from string import Template

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.config import resource
from desktop.models.vocabulary import OrderStatus

LIGHT: dict[str, str] = {
    "bg": "#F4F5F7", "surface": "#FFFFFF", "surface2": "#F9FAFB", "sunken": "#EEF0F3", "nav": "#FBFBFC",
    "border": "#E3E6EB", "border_strong": "#CDD2DA", "hairline": "#EDEFF2",
    "text": "#1B2230", "text2": "#566072", "text3": "#636D7D", "disabled": "#A7AFBC",
    "accent": "#2A62E8", "accent_hover": "#1F54D2", "accent_press": "#1A47B3", "accent_soft": "#EAF0FE",
    "accent_text": "#2257D6", "on_accent": "#FFFFFF", "sel": "#E9F0FE", "hover": "#F5F7FA", "focus": "#2A62E8",
    "danger": "#CF2E2E", "danger_hover": "#B32424", "danger_text": "#C02626", "danger_soft": "#FDECEC",
    "points": "#985400", "points_soft": "#FFF4DF", "good": "#16683A", "good_soft": "#E2F5E9",
    "diamond": "#5B3BC4", "tooltip": "#1F2733", "on_tooltip": "#F5F7FA", "tooltip_link": "#9DBBFF",
    "tooltip_dim": "#A7B0BE", "tooltip_good": "#6FD396", "tooltip_warn": "#F3B95F", "tooltip_danger": "#FF8F8F",
    "chart1": "#2A62E8", "chart2": "#E08A00", "chart3": "#0E9384", "chart4": "#7A5AF8", "grid": "#E8EBEF",
}  # fmt: skip
DARK: dict[str, str] = {
    "bg": "#131519", "surface": "#1B1E24", "surface2": "#20242B", "sunken": "#101216", "nav": "#171A1F",
    "border": "#2D323B", "border_strong": "#414855", "hairline": "#262A32",
    "text": "#E7EAF0", "text2": "#A7B0BE", "text3": "#8993A3", "disabled": "#5B6472",
    "accent": "#3668E6", "accent_hover": "#3F6FE9", "accent_press": "#2F62DA", "accent_soft": "#1E2C4D",
    "accent_text": "#8FB1FF", "on_accent": "#FFFFFF", "sel": "#1F2C48", "hover": "#22262E", "focus": "#6C9BFF",
    "danger": "#D13A40", "danger_hover": "#C93338", "danger_text": "#FF8F8F", "danger_soft": "#3B1D21",
    "points": "#F2B354", "points_soft": "#35290F", "good": "#6FD396", "good_soft": "#14331F",
    "diamond": "#B7A5FF", "tooltip": "#E7EAF0", "on_tooltip": "#1B2230", "tooltip_link": "#1E50C8",
    "tooltip_dim": "#566072", "tooltip_good": "#16683A", "tooltip_warn": "#8A5200", "tooltip_danger": "#B42323",
    "chart1": "#5B8CF5", "chart2": "#F0A63C", "chart3": "#3CC4B4", "chart4": "#A08BFF", "grid": "#2A2F38",
}  # fmt: skip
# (light ground, light text, dark ground, dark text, icon)
STATUS: dict[OrderStatus, tuple[str, str, str, str, str]] = {
    OrderStatus.UNPAID: ("#FFF3DB", "#8A5200", "#3A2B10", "#F3B95F", "clock"),
    OrderStatus.PAID: ("#F1EDFE", "#5B3BC4", "#2C2549", "#B7A5FF", "wallet"),
    OrderStatus.TO_SHIP: ("#E6EFFF", "#1E50C8", "#1C2D52", "#8FB1FF", "package-open"),
    OrderStatus.SHIPPED: ("#DFF5F8", "#0B6476", "#10333B", "#6CD0E2", "truck"),
    OrderStatus.COMPLETED: ("#E2F5E9", "#16683A", "#14331F", "#6FD396", "circle-check"),
    OrderStatus.CANCELLED: ("#EEF0F3", "#566072", "#2A2E36", "#A7B0BE", "ban"),
}
BADGE: dict[str, tuple[str, str, str, str, str]] = {
    "after_sale": ("#FFEBE0", "#A83C08", "#40220F", "#FF9F6B", "undo-2"),
    "refunded": ("#FBE9F1", "#9C2260", "#3A1A2B", "#F394C0", "rotate-ccw"),
    "exception": ("#FDE8E8", "#B42323", "#43191B", "#FF8F8F", "triangle-alert"),
    "held": ("#FFF3DB", "#8A5200", "#3A2B10", "#F3B95F", "hourglass"),
    "info": ("#E6EFFF", "#1E50C8", "#1C2D52", "#8FB1FF", "info"),
    "good": ("#E2F5E9", "#16683A", "#14331F", "#6FD396", "circle-check"),
    "warn": ("#FFF3DB", "#8A5200", "#3A2B10", "#F3B95F", "hourglass"),
    "danger": ("#FDE8E8", "#B42323", "#43191B", "#FF8F8F", "clock"),
    "violet": ("#F1EDFE", "#5B3BC4", "#2C2549", "#B7A5FF", "wallet"),
    "teal": ("#DFF5F8", "#0B6476", "#10333B", "#6CD0E2", "truck"),
    "neutral": ("#EEF0F3", "#566072", "#2A2E36", "#A7B0BE", ""),
}
ROW_HEIGHT: dict[str, int] = {"compact": 32, "default": 40, "comfortable": 48}
HEADER_HEIGHT = 34
CONTROL_HEIGHT = 32
FAMILIES = ["Noto Sans SC", "Microsoft YaHei UI", "PingFang SC", "Segoe UI"]


@dataclass(frozen=True, slots=True)
class Theme:
    """One scheme: "light" or "dark", and its tokens."""

    scheme: str
    tokens: dict[str, str]

    def __getitem__(self, token: str) -> str:
        return self.tokens[token]

    @property
    def dark(self) -> bool:
        return self.scheme == "dark"


@dataclass(frozen=True, slots=True)
class Look:
    """Ground and text colour of a chip (#RRGGBB) and its icon's name."""

    background: str
    foreground: str
    icon: str


_SCHEMES = {"light": Theme("light", LIGHT), "dark": Theme("dark", DARK)}
_current = _SCHEMES["light"]


_followers: list[Callable[[], None]] = []


def on_change(follow: Callable[[], None]) -> None:
    """`follow` is called after every apply_theme, for as long as the program runs: module functions only."""
    _followers.append(follow)


def theme() -> Theme:
    return _current


def color(token: str) -> QColor:
    """The token's colour now; a "#RRGGBB" is taken as it is."""
    return QColor(token if token.startswith("#") else _current.tokens[token])


def status_look(status: OrderStatus) -> Look:
    return _look(STATUS[status])


def badge_look(key: str) -> Look:
    return _look(BADGE[key])


def _look(entry: tuple[str, str, str, str, str]) -> Look:
    return Look(entry[2], entry[3], entry[4]) if _current.dark else Look(entry[0], entry[1], entry[4])


def contrast(one: str, other: str) -> float:
    """WCAG contrast of two #RRGGBB colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(value: str) -> float:
    parts = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def font(size: int = 13, weight: int = 400) -> QFont:
    """The shop's typeface; its digits are tabular in every weight, and as wide at 100 % as at 150 %."""
    chosen = QFont(FAMILIES)
    # in full Windows rounds each letter to whole pixels at 100 %, and an order number outgrows its column
    chosen.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    chosen.setPixelSize(size)
    chosen.setWeight(QFont.Weight(weight))
    return chosen


@cache
def load_fonts() -> tuple[str, ...]:
    """Registers the fonts that ship with the program; needs a QGuiApplication. Returns their families."""
    families: list[str] = []
    for file in sorted(resource("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number < 0:
            # offscreen on Windows, FreeType opens no file whose path the code page lacks
            number = QFontDatabase.addApplicationFontFromData(QByteArray(file.read_bytes()))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(families)


def palette(tokens: dict[str, str]) -> QPalette:
    made, role = QPalette(), QPalette.ColorRole
    for one, token in {
        role.Window: "bg", role.WindowText: "text", role.Base: "surface", role.AlternateBase: "surface2",
        role.Text: "text", role.Button: "surface", role.ButtonText: "text", role.BrightText: "danger",
        role.Highlight: "accent", role.HighlightedText: "on_accent", role.Link: "accent_text",
        role.PlaceholderText: "text3", role.ToolTipBase: "tooltip", role.ToolTipText: "on_tooltip",
        role.Mid: "border", role.Dark: "border_strong", role.Light: "surface", role.Midlight: "hairline",
        role.Shadow: "border_strong", role.Accent: "accent",
    }.items():  # fmt: skip
        made.setColor(one, QColor(tokens[token]))
    for one in (role.Text, role.ButtonText, role.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(tokens["disabled"]))
    return made


def style_sheet(chosen: Theme) -> str:
    """resources/style.qss with the scheme's tokens put in."""
    text = resource("style.qss").read_text(encoding="utf-8")
    images = resource("icons/qss").as_posix()
    return Template(text).substitute(chosen.tokens, images=images, scheme=chosen.scheme)


def system_scheme() -> str:
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def apply_theme(app: QApplication, scheme: str) -> None:
    """Puts "light", "dark" or "system" on the whole program; windows that are open follow at once."""
    global _current
    chosen = _SCHEMES[system_scheme() if scheme == "system" else scheme]
    if chosen is _current and app.styleSheet():
        return  # worn already: polishing every widget again would change nothing
    _current = chosen
    load_fonts()
    app.setStyle("Fusion")
    app.setFont(font())
    app.setPalette(palette(_current.tokens))
    app.setStyleSheet(style_sheet(_current))
    for follow in _followers:
        follow()
