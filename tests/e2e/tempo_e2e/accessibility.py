"""What a program shows, read and operated as a screen reader does: AT-SPI over D-Bus.

Nothing is kept between two questions, so that an answer is never an old one.
"""

import subprocess

import dbus

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_ROOT = "/org/a11y/atspi/accessible/root"
_CHECKED, _ENABLED, _FOCUSABLE, _FOCUSED = 4, 8, 11, 12  # AtspiStateType
_SELECTABLE, _SELECTED, _SHOWING = 22, 23, 25
_LABELLED_BY = 2  # AtspiRelationType
_LISTS = {"list", "table", "tree", "tree table"}  # as long as their models: only looked into on request


def connect(session: dbus.Bus) -> dbus.Bus:
    """The bus on which programs show themselves."""
    bus = session.get_object("org.a11y.Bus", "/org/a11y/bus")
    return dbus.bus.BusConnection(str(bus.GetAddress(dbus_interface="org.a11y.Bus")))


def process_of(bus: dbus.Bus, owner: str) -> int:
    """The process that has this name on a bus."""
    broker = bus.get_object("org.freedesktop.DBus", "/org/freedesktop/DBus", introspect=False)
    ask = broker.get_dbus_method("GetConnectionUnixProcessID", "org.freedesktop.DBus")
    return int(ask(owner))


def programs(bus: dbus.Bus) -> "list[tuple[int, Node]]":
    """Every program that shows itself, with its process id."""
    registry = Node(bus, "org.a11y.atspi.Registry", _ROOT)
    return [(process_of(bus, child.owner), child) for child in registry.children()]


def program(bus: dbus.Bus, process: int) -> "Node | None":
    """The program with this process id; nothing before it has shown itself."""
    return next((node for number, node in programs(bus) if number == process), None)


class Node:
    """One thing on the screen."""

    def __init__(self, bus: dbus.Bus, owner: str, path: str):
        self.bus, self.owner, self.path = bus, owner, path
        self._object = bus.get_object(owner, path, introspect=False)

    def __repr__(self) -> str:
        return f"<{self.role} {self.name!r}>"

    def _call(self, interface: str, method: str, *args):
        return self._object.get_dbus_method(method, interface)(*args)

    def _property(self, interface: str, name: str):
        return self._call("org.freedesktop.DBus.Properties", "Get", interface, name)

    @property
    def name(self) -> str:
        return str(self._property(_ACCESSIBLE, "Name"))

    @property
    def role(self) -> str:
        return str(self._call(_ACCESSIBLE, "GetRoleName"))

    def children(self) -> list["Node"]:
        return [
            Node(self.bus, str(owner), str(path))
            for owner, path in self._call(_ACCESSIBLE, "GetChildren")
        ]

    def _states(self) -> int:
        low, high = self._call(_ACCESSIBLE, "GetState")
        return int(low) | int(high) << 32

    @property
    def showing(self) -> bool:
        return bool(self._states() >> _SHOWING & 1)

    @property
    def enabled(self) -> bool:
        return bool(self._states() >> _ENABLED & 1)

    @property
    def focusable(self) -> bool:
        return bool(self._states() >> _FOCUSABLE & 1)

    @property
    def focused(self) -> bool:
        return bool(self._states() >> _FOCUSED & 1)

    @property
    def labels(self) -> list[str]:
        """The names of what labels it: Qt names a list of choices after what is chosen."""
        relations = self._call(_ACCESSIBLE, "GetRelationSet")
        return [Node(self.bus, str(owner), str(path)).name
                for kind, targets in relations if int(kind) == _LABELLED_BY
                for owner, path in targets]  # fmt: skip

    @property
    def description(self) -> str:
        return str(self._property(_ACCESSIBLE, "Description"))

    @property
    def selectable(self) -> bool:
        """Whether it can be chosen, as headings among lines cannot."""
        return bool(self._states() >> _SELECTABLE & 1)

    @property
    def selected(self) -> bool:
        return bool(self._states() >> _SELECTED & 1)

    @property
    def checked(self) -> bool:
        return bool(self._states() >> _CHECKED & 1)

    @property
    def text(self) -> str:
        """What stands in a field."""
        return str(self._call("org.a11y.atspi.Text", "GetText", 0, -1))

    def write(self, text: str) -> None:
        self._call("org.a11y.atspi.EditableText", "SetTextContents", text)

    def press(self) -> None:
        """The first thing that a button or a box can do."""
        actions = [str(action[0]) for action in self._call("org.a11y.atspi.Action", "GetActions")]
        wanted = next(name for name in ("Press", "Toggle", *actions) if name in actions)
        self._call("org.a11y.atspi.Action", "DoAction", dbus.Int32(actions.index(wanted)))

    def child(self, index: int) -> "Node":
        """One of many, without asking for the others."""
        owner, path = self._call(_ACCESSIBLE, "GetChildAtIndex", dbus.Int32(index))
        return Node(self.bus, str(owner), str(path))

    def count(self) -> int:
        """How many children it has."""
        return int(self._property(_ACCESSIBLE, "ChildCount"))

    def place(self) -> tuple[int, int, int, int]:
        """x, y, width and height on the screen."""
        return tuple(map(int, self._call("org.a11y.atspi.Component", "GetExtents", dbus.UInt32(0))))

    def click(self, *keys: str, scale: int = 1) -> None:
        """With the mouse, in its middle; `scale` is that of the program, whose pixels are larger."""
        x, y, width, height = (scale * length for length in self.place())
        subprocess.run(
            ["xdotool", *[part for key in keys for part in ("keydown", key)]]
            + ["mousemove", str(x + width // 2), str(y + height // 2), "click", "1"]
            + [part for key in keys for part in ("keyup", key)],
            check=True,
        )

    def walk(self):
        """Everything below that is on the screen, lists unopened."""
        for child in self.children():
            try:
                if child.role not in ("frame", "dialog") and not child.showing:
                    continue
                yield child
                if child.role not in _LISTS:
                    yield from child.walk()
            except dbus.DBusException:
                continue  # gone while it was looked at

    def find(self, role: str, name: str = "") -> "Node | None":
        for node in self.walk():
            try:
                if node.role == role and (not name or node.name == name):
                    return node
            except dbus.DBusException:
                continue  # gone since it was found
        return None

    def find_all(self, *roles: str) -> list["Node"]:
        return [node for node in self.walk() if node.role in roles]

    def words(self) -> list[str]:
        """Every text on the screen, in its order."""
        words = []
        for node in self.walk():
            try:
                words.append(node.name)
            except dbus.DBusException:
                continue  # gone since it was found
        return [word for word in words if word]
