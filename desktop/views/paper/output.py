"""A finished paper leaves the window: into a file, or to a printer.

    ask_where(host, "汇总.pdf", slot)          the platform's dialog; slot(path) when one was chosen
    save_pdf(tasks, owner, pdf, path, then=…, failed=…)
    ask_printer(host, pages, slot)             slot(printer) when one was chosen
    print_pdf(tasks, owner, pdf, printer, then=…, failed=…)

Writing and printing run off the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QWidget

from desktop.services.reports.pages import picture, sizes
from desktop.views.file_dialogs import ask_place
from desktop.views.paper.preview import image_of
from desktop.views.tasks import Tasks

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

translate = QCoreApplication.translate
DOTS = 300
_POINTS = 72


def ask_where(host: QWidget, name: str, slot: Callable[[str], object]) -> None:
    kinds = (translate("paper window", "PDF (*.pdf)"),)
    ask_place(host, translate("paper window", "PDF 存到哪里"), name, kinds, slot)


def save_pdf(
    tasks: Tasks, owner: QObject, pdf: bytes, path: Path, *, then: Callable[[Path], object],
    failed: Callable[[Exception], object],
) -> None:  # fmt: skip
    tasks.run(owner, partial(_write, pdf, path), then=then, failed=failed)


def _write(pdf: bytes, path: Path) -> Path:
    """Whole or not at all."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(pdf)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return path


def ask_printer(host: QWidget, pages: int, slot: Callable[[QPrinter], object]) -> None:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, host)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, pages)
    dialog.accepted.connect(partial(slot, printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # its own open() wants the slot's name in C++


def print_pdf(
    tasks: Tasks, owner: QObject, pdf: bytes, printer: QPrinter, *, then: Callable[[int], object],
    failed: Callable[[Exception], object],
) -> None:  # fmt: skip
    """then gets how many pages went to the printer; 0: it didn't take them."""
    tasks.run(owner, partial(printed_pages, pdf, printer), then=then, failed=failed)


def printed_pages(pdf: bytes, printer: QPrinter) -> int:
    from PySide6.QtPrintSupport import QPrinter as Printer

    printer.setFullPage(True)
    pages = len(sizes(pdf))
    first = min(max(printer.fromPage(), 1), pages)
    last = min(printer.toPage() or pages, pages)
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    try:
        for page in range(first, last + 1):
            if page > first and not printer.newPage():
                return page - first
            image = image_of(picture(pdf, page - 1, scale=DOTS / _POINTS))
            paper: QRectF = printer.paperRect(Printer.Unit.DevicePixel)
            part = min(paper.width() / image.width(), paper.height() / image.height())
            painter.drawImage(QRectF(0, 0, image.width() * part, image.height() * part), image)
    finally:
        painter.end()
    return last - first + 1
