"""The desk as a program: `pointsdesk` over this PC's shop, `pointsdesk --demo` over a shop made for looking around."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from desktop import config, this_pc

LIBRARIES = "libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0"
_NO_SCREEN = {"offscreen", "minimal", "vnc"}


def main(arguments: Sequence[str]) -> int:
    chosen = parser().parse_args(list(arguments))
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as missing:
        _say(f"Qt 少了系统的库（{missing}）。Debian、Ubuntu：sudo apt-get install {LIBRARIES}")
        return 1
    if has_display(chosen.demo):
        return _open_desk(chosen)
    if not chosen.demo:
        _say("这里没有显示器，开不了窗口。命令行照样能用：pointsdesk --help；离屏演示：pointsdesk --demo")
        return 1
    _say("这里没有显示器，改在离屏窗口里走一遍演示。")
    go_offscreen()
    from desktop.views.tour import take_tour

    return take_tour(_say)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="pointsdesk", description="积分掌柜")
    made.add_argument("--db", help="sqlite:///文件 或 postgresql+psycopg://…", default=None)
    made.add_argument("--demo", action="store_true", help="打开一家装好数据的演示店")
    return made


def wanted(arguments: Sequence[str]) -> bool:
    """Whether the desk is asked for: no verb, nothing that only the command line answers."""
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "--db" and rest:
            rest.pop(0)
        elif word != "--demo" and not word.startswith("--db="):
            return False
    return True


def has_display(probe: bool = False) -> bool:
    """probe: try it in a child, since a Qt that finds its screen but not its libraries ends the whole process."""
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in _NO_SCREEN:
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    if not probe or getattr(sys, "frozen", False):
        return True
    import subprocess

    tried = [sys.executable, "-c", "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"]
    return subprocess.run(tried, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def go_offscreen() -> None:
    """Asks Qt for windows that no screen shows, before it is loaded."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # on Windows such windows look for fonts in a folder that Qt ships empty, and complain of it
    os.environ.setdefault("QT_QPA_FONTDIR", str(config.resource("fonts")))


def _open_desk(chosen: argparse.Namespace) -> int:
    from PySide6.QtWidgets import QApplication

    from desktop.views.loading import spare_sources

    spare_sources()
    app = QApplication(["pointsdesk"])
    demo = None
    if chosen.demo:
        from desktop.views.demo_shop import DemoShop

        demo = DemoShop()
        demo.start()  # a process of its own makes the shop while this one loads what the desk is made of

    from desktop.views.drafts import Drafts
    from desktop.views.garbage import Garbage
    from desktop.views.language import speak
    from desktop.views.last_time import LastTime
    from desktop.views.main_window import MainWindow
    from desktop.views.memory import Memory
    from desktop.views.mishaps import Mishaps
    from desktop.views.navigation import product_pixmap
    from desktop.views.starter import Starter
    from desktop.views.tasks import Tasks
    from desktop.views.theme import apply_theme

    try:
        url = "" if chosen.demo else this_pc.database_url(chosen.db)
    except OSError as problem:
        _say(f"数据文件夹用不了（{problem}）。换一个位置：pointsdesk --db sqlite:///文件")
        return 1
    app.setApplicationName("PointsDesk")
    app.setApplicationVersion(config.VERSION)
    folder = None if chosen.demo else config.data_folder()
    last_time = LastTime(folder)
    last_time.begin()
    memory = Memory(None if folder is None else folder / "desk.ini")
    speak(app, str(memory.recall("language") or "system"))
    apply_theme(app, str(memory.recall("scheme") or "system"))
    app.setWindowIcon(product_pixmap(256))
    tasks = Tasks()
    window = MainWindow(tasks, pc=this_pc.pc_name(), memory=memory, last_time=last_time, drafts=Drafts(folder))
    keep = None if chosen.demo or this_pc.is_named(chosen.db) else this_pc.choose_shop
    starter = Starter(window, tasks, url, None, worker=True, keep=keep)
    mishaps = Mishaps(this_pc.log_file(), app)
    mishaps.happened.connect(window.say_mishap)
    mishaps.install()
    garbage = Garbage(app)
    window.appear()
    if demo is not None:
        starter.open_demo(demo)
    else:
        starter.open_shop()
    code = app.exec()
    starter.close()
    garbage.stop()
    mishaps.uninstall()
    last_time.end()
    return code


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
