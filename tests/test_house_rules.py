"""The source is read and refused where it breaks a rule of the house; each rule proves itself on a bad example."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST = 400
TEXT_ENDINGS = {".py", ".md", ".toml", ".qss", ".ts", ".spec", ".ini", ".cfg", ".yml", ".yaml", ".txt", ".mako", ""}
NOT_OURS = {".git", ".venv", "build", "dist", "uv.lock", "LICENSE", "OFL.txt"}

Finder = Callable[[ast.Module], Iterator[ast.AST]]


@dataclass(frozen=True)
class Rule:
    """find yields what breaks the rule in a file for which applies says yes."""

    find: Finder
    applies: Callable[[str], bool]
    bad: tuple[str, ...]
    good: tuple[str, ...] = ()


def everywhere(_path: str) -> bool:
    return True


def outside(*prefixes: str) -> Callable[[str], bool]:
    return lambda path: not path.startswith(prefixes)


def within(*prefixes: str) -> Callable[[str], bool]:
    return lambda path: path.startswith(prefixes)


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """The last name of what is called: 'run' in subprocess.run(…)."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def imported(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node, node.module or ""


def commits(tree: ast.Module) -> Iterator[ast.AST]:
    return (call for call in calls(tree) if isinstance(call.func, ast.Attribute) and called(call) == "commit")


def clocks(tree: ast.Module) -> Iterator[ast.AST]:
    asked = re.compile(r"(^|\.)(datetime|date)\.(now|utcnow|today)$|^time\.(time|time_ns|localtime)$")
    return (node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and asked.search(dotted(node)))


def made_sentences(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield from (call for call in calls(node) if called(call) in ("tr", "translate"))
        elif isinstance(node, ast.Call) and called(node) in ("tr", "translate", "QT_TRANSLATE_NOOP"):
            for argument in node.args:
                put_together = isinstance(argument, ast.JoinedStr | ast.BinOp)
                if put_together or (isinstance(argument, ast.Call) and called(argument) == "format"):
                    yield node


def connected_lambdas(tree: ast.Module) -> Iterator[ast.AST]:
    for call in calls(tree):
        if called(call) == "connect":
            yield from (
                node
                for argument in [*call.args, *(keyword.value for keyword in call.keywords)]
                for node in ast.walk(argument)
                if isinstance(node, ast.Lambda)
            )


def event_loops(tree: ast.Module) -> Iterator[ast.AST]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "processEvents")


def swallowed(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            broad = any(kind is None or dotted(kind) in ("Exception", "BaseException") for kind in kinds)
            if broad and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node)):
                yield node
        elif isinstance(node, ast.Call) and called(node) == "suppress":
            yield from (kind for kind in node.args if dotted(kind) in ("Exception", "BaseException"))


def prints(tree: ast.Module) -> Iterator[ast.AST]:
    return (call for call in calls(tree) if isinstance(call.func, ast.Name) and call.func.id == "print")


def unnamed_encodings(tree: ast.Module) -> Iterator[ast.AST]:
    for call in calls(tree):
        keywords = {keyword.arg: keyword.value for keyword in call.keywords}
        if "encoding" in keywords or None in keywords:
            continue
        name = called(call)
        modes = [*call.args, *([keywords["mode"]] if "mode" in keywords else [])]
        texts = [node.value for node in modes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        text_mode = any(re.fullmatch(r"[rwaxt+]{1,3}", text) for text in texts)
        binary = any(re.fullmatch(r"[rwax+]*b[rwax+]*", text) for text in texts)
        if (
            (isinstance(call.func, ast.Name) and name == "open" and not binary)
            or (name == "read_text" and not call.args and "package" not in dotted(call.func))
            or (name == "write_text" and len(call.args) < 2)
            or (isinstance(call.func, ast.Attribute) and name in OPENERS and text_mode and not binary)
            or name == "TextIOWrapper"
            or {"text", "universal_newlines"} & keywords.keys()
        ):
            yield call


OPENERS = {"open", "fdopen", "NamedTemporaryFile", "TemporaryFile"}


def qt_imports(tree: ast.Module) -> Iterator[ast.AST]:
    return (node for node, name in imported(tree) if name.split(".")[0] in ("PySide6", "shiboken6", "pyqtgraph"))


POSIX_MODULES = {"fcntl", "grp", "pwd", "resource", "syslog", "termios", "tty"}
POSIX_NAMES = re.compile(
    r"^os\.(fork|forkpty|get(e|res)?[ug]id|set(e|re)?[ug]id|setsid|chown|mkfifo|killpg|uname|statvfs|nice|wait|waitpid)$"
    r"|^signal\.(SIGKILL|SIGHUP|SIGUSR[12]|SIGCHLD|SIGALRM|SIGPIPE|SIGQUIT|alarm|setitimer)$"
    r"|^time\.tzset$"
)


def posix_only(tree: ast.Module) -> Iterator[ast.AST]:
    """What Windows hasn't, unless an if asks for the platform around it."""
    guarded = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If | ast.IfExp) and re.search(r"sys\.platform|os\.name", ast.unparse(node.test))
        for inner in ast.walk(node)
    }
    suspects: list[ast.AST] = [node for node, name in imported(tree) if name.split(".")[0] in POSIX_MODULES]
    suspects += [n for n in ast.walk(tree) if isinstance(n, ast.Attribute) and POSIX_NAMES.search(dotted(n))]
    suspects += [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"%-[a-zA-Z]", node.value)
    ]
    return (node for node in suspects if id(node) not in guarded)


def open_acts(tree: ast.Module) -> Iterator[ast.AST]:
    """An act or a question that names no permission."""
    for node in ast.walk(tree):
        for decorator in getattr(node, "decorator_list", []):
            if (isinstance(decorator, ast.Name) and decorator.id in ("action", "query")) or (
                isinstance(decorator, ast.Call) and called(decorator) in ("action", "query") and not decorator.args
            ):
                yield decorator


RULES = {
    "only the office commits": Rule(commits, outside("desktop/services/office.py"), ("session.commit()",)),
    "time is given": Rule(
        clocks,
        within("desktop/services/", "desktop/models/"),
        ("datetime.now(UTC)", "datetime.datetime.utcnow()", "date.today()", "time.time()", "field(factory=datetime.now)"),
        ("tx.now", "clock.now()", "time.monotonic()"),
    ),
    "whole sentences go to the translator": Rule(
        made_sentences,
        everywhere,
        ("self.tr(f'{n} 单')", "self.tr('%d 单' % n)", "self.tr('{} 单'.format(n))", "f'{self.tr(\"单\")}'",
         "QCoreApplication.translate('a', '共' + n)"),
        ("self.tr('{n} 单').format(n=n)", "self.tr('%n 单', None, n)", "f'{name}'"),
    ),
    "no lambda is connected": Rule(
        connected_lambdas,
        everywhere,
        ("button.clicked.connect(lambda: self.ship())", "a.b.connect(partial(lambda x: x, 1))"),
        ("button.clicked.connect(self.ship)", "engine.connect()", "sorted(rows, key=lambda row: row.id)"),
    ),
    "nobody pumps events": Rule(event_loops, everywhere, ("QApplication.processEvents()", "app.processEvents()")),
    "no error is swallowed": Rule(
        swallowed,
        everywhere,
        ("try:\n    a()\nexcept:\n    pass", "try:\n    a()\nexcept Exception as e:\n    log(e)",
         "try:\n    a()\nexcept (ValueError, BaseException):\n    pass", "with suppress(Exception):\n    a()"),
        ("try:\n    a()\nexcept BaseException:\n    undo()\n    raise", "try:\n    a()\nexcept ValueError:\n    pass"),
    ),
    "only the command line prints": Rule(prints, outside("desktop/cli"), ("print('x')",), ("report.print()",)),
    "text names its encoding": Rule(
        unnamed_encodings,
        everywhere,
        ("open('a')", "open('a', 'w')", "path.read_text()", "path.write_text('x')", "path.open('a')",
         "subprocess.run(['a'], text=True)", "gzip.open('a', 'rt')", "io.TextIOWrapper(raw)"),
        ("open('a', 'rb')", "open('a', encoding='utf-8')", "path.open('wb')", "path.write_text('x', 'utf-8')",
         "dialog.open()", "subprocess.run(['a'])", "subprocess.run(['a'], text=True, encoding='utf-8')"),
    ),
    "Qt stays in app and views": Rule(
        qt_imports,
        outside("desktop/app.py", "desktop/views/", "desktop/__main__.py"),
        ("import PySide6", "from PySide6.QtCore import Qt", "def f():\n    import pyqtgraph"),
        ("import sqlalchemy",),
    ),
    "Windows can run it": Rule(
        posix_only,
        everywhere,
        ("import fcntl", "from pwd import getpwnam", "os.fork()", "os.getuid()", "signal.SIGKILL", "d.strftime('%-d')"),
        ("if sys.platform != 'win32':\n    os.setsid()", "os.getpid()", "signal.SIGTERM", "'%d-%m'"),
    ),
    "every act names its permission": Rule(
        open_acts,
        everywhere,
        ("@action()\ndef ship_order(): ...", "@action\ndef ship_order(): ...", "@query()\ndef find_orders(): ..."),
        ("@action(Permission.SHIP)\ndef ship_order(): ...",),
    ),
}  # fmt: skip

MACHINE_PATH = re.compile(r"(?<![\w.~:/-])/(?:work|tmp|home/\w+|root)(?![\w-])|[A-Z]:\\Users\\\w")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME)\b")


def sources(*folders: str) -> list[Path]:
    return [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def breaches(rule: Rule) -> list[str]:
    found = []
    for file in sources("desktop"):
        path = file.relative_to(ROOT).as_posix()
        if rule.applies(path):
            found += [f"{path}:{getattr(node, 'lineno', 0)}" for node in rule.find(tree_of(file))]
    return found


def texts() -> Iterator[tuple[str, str]]:
    """Every text file of the project with its content."""
    for file in sorted(ROOT.rglob("*")):
        path = file.relative_to(ROOT)
        hidden = any(part.startswith(".") and part != ".ci" for part in path.parts)
        if hidden or NOT_OURS.intersection(path.parts) or file.suffix not in TEXT_ENDINGS or not file.is_file():
            continue
        yield path.as_posix(), file.read_text(encoding="utf-8")


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize("name", RULES)
def test_the_house_keeps_its_rule(name: str) -> None:
    assert breaches(RULES[name]) == []


@pytest.mark.parametrize(("name", "bad"), [(name, bad) for name, rule in RULES.items() for bad in rule.bad])
def test_the_rule_catches(name: str, bad: str) -> None:
    assert list(RULES[name].find(ast.parse(bad)))


@pytest.mark.parametrize(("name", "good"), [(name, good) for name, rule in RULES.items() for good in rule.good])
def test_the_rule_lets_pass(name: str, good: str) -> None:
    assert list(RULES[name].find(ast.parse(good))) == []


def test_the_rules_read_the_whole_source() -> None:
    assert len(sources("desktop")) > 30


def too_long(files: list[Path]) -> list[str]:
    return [str(file) for file in files if len(file.read_text(encoding="utf-8").splitlines()) > LONGEST]


def test_no_file_is_too_long_to_read() -> None:
    assert too_long(sources("desktop", "tests")) == []


def test_a_line_too_many_is_seen(tmp_path: Path) -> None:
    (tmp_path / "long.py").write_text("x = 1\n" * (LONGEST + 1), encoding="utf-8")
    (tmp_path / "short.py").write_text("x = 1\n" * LONGEST, encoding="utf-8")
    assert too_long(sorted(tmp_path.iterdir())) == [str(tmp_path / "long.py")]


def test_no_text_names_a_folder_of_somebodys_machine() -> None:
    assert lines_with(MACHINE_PATH) == []


@pytest.mark.parametrize("folder", ["work", "tmp", "root"])
def test_a_machines_folder_is_seen_in_a_text(folder: str) -> None:
    assert MACHINE_PATH.search(f"see /{folder}/orders.csv")
    assert not MACHINE_PATH.search(f"https://shop.example/{folder}/orders and /{folder}flow and a/{folder}")


def test_nothing_is_left_for_later() -> None:
    assert lines_with(UNFINISHED) == []


def test_what_is_left_for_later_is_seen() -> None:
    assert UNFINISHED.search("# TO" + "DO: ship it")
    assert not UNFINISHED.search("todos and TODOS are words")
