"""A desktop on a screen that nobody sees, and the real tempo-tray on it."""

import json
import os
import subprocess
import time
from pathlib import Path

import dbus

from . import accessibility
from .daemon import _CLEAN_ENVIRONMENT
from .programs import PATIENCE, bin_directory, missing, program

TOOLS = ("Xvfb", "openbox", "dbus-daemon", "xdotool", "import")
_FAKE_SHELL = Path(__file__).with_name("fake_shell.py")
_ITEM = "org.kde.StatusNotifierItem"
_MENU = "com.canonical.dbusmenu"
_LOOKS = 20  # at a list that changes


def eventually(holds, what: str, patience: float = PATIENCE) -> None:
    """Looks at the screen again until it says yes; a screen announces nothing to a test. What goes
    while it is looked at is looked for again."""
    end = time.monotonic() + patience

    def is_seen():
        try:
            return holds()
        except (dbus.DBusException, IndexError):
            return False  # gone, or not there yet

    while not is_seen():
        assert time.monotonic() < end, f"{what} did not come true"
        time.sleep(0.05)  # leaves the processor to the programs


def why_not() -> str:
    """Why the tray cannot be tested here; empty where it can."""
    absent = missing(*TOOLS)
    if absent:
        return f"not installed: {', '.join(absent)}"
    if not (bin_directory() / "tempo-tray").exists():
        return "tempo-tray is not built here (no Qt 6)"
    return ""


class Desktop:
    """Screen, window manager, session bus, notification server and tray, for all tests."""

    def __init__(self, folder: Path, screen: str = "1280x800"):
        self.processes: list[subprocess.Popen] = []
        self.environment = dict(_CLEAN_ENVIRONMENT)
        self.environment |= {
            "XDG_RUNTIME_DIR": str(folder),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
        }
        for name in ("WAYLAND_DISPLAY", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME"):
            self.environment.pop(name, None)
        folder.chmod(0o700)
        self.environment["DISPLAY"] = ":" + self._start_and_read(
            "Xvfb", "-displayfd", "1", "-screen", "0", f"{screen}x24", "-nolisten", "tcp"
        )
        address = self._start_and_read("dbus-daemon", "--session", "--nofork", "--print-address=1")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        os.environ["DISPLAY"] = self.environment["DISPLAY"]  # for xdotool and import
        self.start("openbox")
        assert self._start_and_read("/usr/bin/python3", str(_FAKE_SHELL)) == "ready"
        self.session = dbus.bus.BusConnection(address)
        self.shell = dbus.Interface(
            self.session.get_object("org.tempo.FakeShell", "/"), "org.tempo.FakeShell"
        )
        self.accessible = accessibility.connect(self.session)

    def start(self, *command: str, **options) -> subprocess.Popen:
        options = {"stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} | options
        process = subprocess.Popen(command, env=self.environment, text=True, **options)
        self.processes.append(process)
        return process

    def _start_and_read(self, *command: str) -> str:
        """Starts it and gives its first line."""
        line = self.start(*command, stdout=subprocess.PIPE).stdout.readline().strip()
        assert line, f"{command[0]} did not start"
        return line

    def notifications(self) -> list[dict]:
        return json.loads(self.shell.Shown())

    def screenshot(self, path: Path) -> Path:
        subprocess.run(["import", "-window", "root", str(path)], check=True, timeout=PATIENCE)
        return path

    def end(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait(PATIENCE)


class Tray:
    """One tempo-tray of a person who has folders of their own."""

    def __init__(self, desktop: Desktop, home: Path, socket: Path, **environment: str):
        self.desktop, self.home, self.socket = desktop, home, socket
        self.environment = desktop.environment | {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "share"),
            "XDG_RUNTIME_DIR": str(home / "run"),
            **environment,
        }
        (home / "run").mkdir(parents=True, mode=0o700)
        self.log = home / "tray.log"
        self.process: subprocess.Popen | None = None

    def start(self, *arguments: str) -> "Tray":
        self.desktop.shell.Forget()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [program("tempo-tray"), "--socket", str(self.socket), *arguments],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        eventually(lambda: self.screen() is not None, "tempo-tray on the screen")
        return self

    def run_again(self, *arguments: str) -> int:
        """A second tempo-tray of the same person, until it ends."""
        return subprocess.run(
            [program("tempo-tray"), "--socket", str(self.socket), *arguments],
            env=self.environment,
            timeout=PATIENCE,
            check=False,
        ).returncode

    def end(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE)

    # What it shows ----------------------------------------------------------------------------

    def screen(self) -> accessibility.Node | None:
        assert self.process.poll() is None, f"tempo-tray has ended: {self.log.read_text()}"
        return accessibility.program(self.desktop.accessible, self.process.pid)

    def words(self) -> str:
        """Everything that can be read on the screen."""
        return "\n".join(self.screen().words())

    def wait_for(self, *texts: str) -> None:
        def all_there():
            words = self.words()
            return all(text in words for text in texts)

        try:
            eventually(all_there, f"{texts} on the screen", patience=PATIENCE / 3)
        except AssertionError as late:
            raise AssertionError(f"{late}; it shows:\n{self.words()}") from None

    def wait_until_gone(self, text: str) -> None:
        eventually(lambda: text not in self.words(), f"{text!r} gone from the screen")

    def node(self, role: str, name: str = "") -> accessibility.Node:
        found = []

        def is_there():
            found[:] = [self.screen().find(role, name)]
            return found[0] is not None

        try:
            eventually(is_there, f"{role} {name!r}", patience=PATIENCE / 3)
        except AssertionError as late:
            raise AssertionError(f"{late}; it shows:\n{self.words()}") from None
        return found[0]

    def press(self, name: str, role: str = "push button") -> None:
        button = self.node(role, name)
        eventually(lambda: button.enabled, f"{name!r} enabled")
        button.press()

    def write(self, field: str, text: str) -> None:
        self.node("text", field).write(text)

    def rows(self, name: str, role: str = "list") -> list[accessibility.Node]:
        """The lines of a list that can be chosen, or of a tree without its header."""
        wanted = {"list": lambda line: line.selectable, "tree": lambda line: line.role == "tree item"}
        rows = []
        for line in self.lines(name, role):
            try:
                if wanted.get(role, bool)(line):
                    rows.append(line)
            except dbus.DBusException:
                continue  # gone while it was looked at
        return rows

    def lines(self, name: str, role: str = "list") -> list[accessibility.Node]:
        """The same with the headings among them."""
        return self.node(role, name).children()

    def texts(self, name: str, role: str = "list") -> list[str]:
        for _ in range(_LOOKS):
            try:
                return [row.name for row in self.rows(name, role)]
            except dbus.DBusException:
                continue  # a line has gone while they were read
        raise AssertionError(f"the lines of {name!r} never stand still")

    # The icon ---------------------------------------------------------------------------------

    def _icon_owner(self) -> str | None:
        bus = self.desktop.session
        for owner in self.desktop.shell.Icons():
            if accessibility.process_of(bus, owner) == self.process.pid:
                return owner
        return None

    def icon_words(self) -> str:
        """What the icon says when the pointer rests on it."""
        item = self.desktop.session.get_object(self._icon_owner(), "/StatusNotifierItem")
        tip = item.Get(_ITEM, "ToolTip", dbus_interface=dbus.PROPERTIES_IFACE)
        return str(tip[2])

    def wait_for_icon(self, words: str) -> None:
        eventually(lambda: self._icon_owner() is not None, "an icon")
        eventually(lambda: words in self.icon_words(), f"{words!r} at the icon")

    def click_icon(self) -> None:
        item = self.desktop.session.get_object(self._icon_owner(), "/StatusNotifierItem")
        item.Activate(0, 0, dbus_interface=_ITEM)

    def menu(self) -> dict[str, int]:
        """The entries of the icon's menu with their numbers, those of submenus too."""
        menu = self.desktop.session.get_object(self._icon_owner(), "/MenuBar")
        _, layout = menu.GetLayout(0, -1, dbus.Array([], signature="s"), dbus_interface=_MENU)
        entries = {}

        def read(item):
            number, properties, children = item
            if "label" in properties:
                entries[str(properties["label"]).replace("_", "")] = int(number)
            for child in children:
                read(child)

        read(layout)
        return entries

    def choose(self, entry: str) -> None:
        menu = self.desktop.session.get_object(self._icon_owner(), "/MenuBar")
        menu.Event(self.menu()[entry], "clicked", "", dbus.UInt32(0), dbus_interface=_MENU)
