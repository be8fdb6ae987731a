"""A few lines on paper, by the printer that the person chooses."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget


def document_of(title: str, lines: Sequence[str]) -> QTextDocument:
    made = QTextDocument()
    made.setHtml(f"<h2>{escape(title)}</h2>" + "".join(f"<p style='font-size:14pt'>{escape(one)}</p>" for one in lines))
    return made


def print_lines(window: QWidget, title: str, lines: Sequence[str]) -> None:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter()
    if QPrintDialog(printer, window.window()).exec():
        document_of(title, lines).print_(printer)
