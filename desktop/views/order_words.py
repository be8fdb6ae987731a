"""An order's goods in a few words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.order_rows import OrderRow
from desktop.views.texts import filled

translate = QCoreApplication.translate


def units_text(row: OrderRow) -> str:
    """What stands behind the first product's title."""
    if row.line_count > 1:
        return filled(translate("order list", " 等 {0} 件"), row.units)
    return f" × {row.units}" if row.units > 1 else ""
