"""Child processes of the desk: the worker of a single PC, the builder of a demo shop, and who runs an errand.

worker = WorkerProcess(environment)     .start() · .stop()     lives as long as the desk, starts again when it dies
builder = DemoBuilder(url, secrets)     .start() · .progress(done, total) · .built() · .failed(sentence)
talk = ChildTalk("paper-child")         .start(errand) · .heard(dict) · .gone(words) · .end()
ErrandChild(desk)                       what every kind of errand has in common: .busy, .refused(Exception | str)
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from desktop.models.vocabulary import Permission
from desktop.services import errors
from desktop.views.desk import Desk
from desktop.views.texts import filled

AGAIN_MS = 30_000
_END_MS = 2_000
_LAST_WORDS = frozenset({"done", "taken_back", "refused"})


def this_program() -> tuple[str, list[str]]:
    """How a child of this program is started: the frozen program itself, or this Python with the package."""
    return (sys.executable, []) if getattr(sys, "frozen", False) else (sys.executable, ["-m", "desktop"])


def make_process(parent: QObject, words: list[str], environment: Mapping[str, str]) -> QProcess:
    """Not started yet. What names a database or a folder of secrets goes by environment, never by argv."""
    program, before = this_program()
    made = QProcess(parent)
    made.setProgram(program)
    made.setArguments([*before, *words])
    given = QProcessEnvironment.systemEnvironment()
    for name, value in {"PYTHONUTF8": "1", **environment}.items():
        given.insert(name, value)
    made.setProcessEnvironment(given)
    return made


def end(process: QProcess) -> None:
    if process.state() != QProcess.ProcessState.NotRunning:
        process.kill()
        process.waitForFinished(_END_MS)


class ChildTalk(QObject):
    """One errand at a time: its line goes down the child's stdin, the JSON lines that it answers are heard.

    gone tells that it ended by itself: "" when it had run, else why it could not be started.
    """

    heard = Signal(object)
    gone = Signal(str)

    def __init__(self, verb: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._verb = verb
        self._process: QProcess | None = None

    @property
    def busy(self) -> bool:
        return self._process is not None

    def start(self, errand: bytes) -> None:
        self.end()
        self._process = process = make_process(self, [self._verb], {})
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        process.start()
        process.write(errand)

    def say(self, word: str) -> None:
        """A word for the child while it works."""
        if self._process is not None:
            self._process.write(f"{word}\n".encode("ascii"))

    def end(self) -> None:
        """At once; nothing is heard of it any more."""
        process = self._let_go()
        if process is not None:
            end(process)

    def _let_go(self) -> QProcess | None:
        process, self._process = self._process, None
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._read)
            process.finished.disconnect(self._finished)
            process.errorOccurred.disconnect(self._failed)
            process.deleteLater()
        return process

    def _read(self) -> None:
        while (process := self._process) is not None and process.canReadLine():
            self.heard.emit(json.loads(bytes(process.readLine().data())))

    def _finished(self, _code: int = 0, _status: object = None) -> None:
        process = self._process
        self._read()
        if process is self._process:
            self._let_go()
            self.gone.emit("")

    def _failed(self, error: QProcess.ProcessError) -> None:
        process = self._process
        if error is QProcess.ProcessError.FailedToStart and process is not None:
            words = process.errorString()
            self._let_go()
            self.gone.emit(words)


_FACTS: dict[str, type[Exception]] = {
    one.__name__: one
    for one in (
        errors.KeyUnavailable, errors.SessionEnded, errors.DatabaseGone, errors.PasswordChangeDue, errors.Invalid,
        errors.NotFound,
    )
}  # fmt: skip


def refusal_of(told: Mapping[str, Any], more: Iterable[type[Exception]] = ()) -> Exception | str:
    """The fact that a child was refused with, or its sentence."""
    if told.get("error") == "NotPermitted":
        return errors.NotPermitted(Permission(told["fields"]["permission"]))
    kind = {**_FACTS, **{one.__name__: one for one in more}}.get(told.get("error", ""))
    return kind(**told["fields"]) if kind is not None else str(told["sentence"])


class ErrandChild(QObject):
    """A child that answers once, and may tell of its progress before. A subclass hears what isn't a refusal."""

    refused = Signal(object)
    verb: ClassVar[str]
    facts: ClassVar[tuple[type[Exception], ...]] = ()
    # False for who finishes what it has begun when its person signs out
    ends_with_desk: ClassVar[bool] = True

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.answered = True
        self.talk = ChildTalk(self.verb, self)
        self.talk.heard.connect(self._hear)
        self.talk.gone.connect(self._gone)
        if self.ends_with_desk:
            desk.destroyed.connect(self.talk.end)

    @property
    def busy(self) -> bool:
        return self.talk.busy

    def begin(self, errand: bytes) -> None:
        self.answered = False
        self.talk.start(errand)

    def hear(self, told: Mapping[str, Any]) -> None:
        raise NotImplementedError  # each kind of errand answers in its own way; Qt's metaclass leaves no room for ABC's

    def broken_words(self) -> str:
        """What is so when the child ended without an answer."""
        raise NotImplementedError  # each leaves something else behind

    def _hear(self, told: dict[str, Any]) -> None:
        if told["kind"] in _LAST_WORDS:
            self.answered = True
        if told["kind"] == "refused":
            self.refused.emit(refusal_of(told, self.facts))
        else:
            self.hear(told)

    def _gone(self, words: str) -> None:
        if not self.answered:
            self.answered = True
            self.refused.emit(words or self.broken_words())


class WorkerProcess(QObject):
    """A round of the clock is one transaction per order, so the worker may be ended at any moment."""

    def __init__(self, environment: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.process = make_process(self, ["worker", "--parent", str(os.getpid())], environment)
        self.process.setStandardOutputFile(QProcess.nullDevice())
        self.process.setStandardErrorFile(QProcess.nullDevice())
        self.process.finished.connect(self._ended)
        self._stopped = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.start)

    def start(self) -> None:
        self.process.start()

    def stop(self) -> None:
        self._stopped = True
        self._again.stop()
        end(self.process)

    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        if not self._stopped:
            self._again.start()


class DemoBuilder(QObject):
    """Runs `pointsdesk demo`; lines "progress PERCENT STEP" on its stderr move the bar."""

    progress = Signal(str, int)
    built = Signal()
    failed = Signal(str)

    def __init__(self, environment: Mapping[str, str], words: list[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        self._process = make_process(self, ["demo", "--progress", *words], environment)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.readyReadStandardError.connect(self._read)
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._not_started)

    def start(self) -> None:
        self._process.start()

    def stop(self) -> None:
        self._process.finished.disconnect(self._finished)
        end(self._process)

    def _read(self) -> None:
        text = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        for line in text.splitlines():
            word, _, rest = line.partition(" ")
            percent, _, step = rest.partition(" ")
            if word == "progress" and percent.isdigit():
                self.progress.emit(self._words(step), int(percent))
            elif line.strip():
                self._said = line.strip()

    def _words(self, step: str) -> str:
        return {
            "prepare": self.tr("正在准备"), "found": self.tr("正在开店"), "write": self.tr("正在写订单"),
            "done": self.tr("好了"),
        }.get(step, "")  # fmt: skip

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if code == 0 and status is QProcess.ExitStatus.NormalExit:
            self.built.emit()
        else:
            self.failed.emit(filled(self.tr("演示店没有搭成：{0}"), self._said))

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self.failed.emit(filled(self.tr("演示店没有搭成：{0}"), self._process.errorString()))
