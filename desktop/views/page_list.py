"""PAGES: every page beside the order page, in the order of the navigation."""

from __future__ import annotations

from desktop.views.pages import PageEntry

PAGES: tuple[PageEntry, ...] = ()
