"""The part of a desktop that a tray program talks to, as a process of its own: a notification server
(Desktop Notifications Specification 1.2) and a StatusNotifierWatcher with a host.

A test asks it on the session bus at `org.tempo.FakeShell`. Run with Debian's python3.
"""

import json

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

SHELL = "org.tempo.FakeShell"
NOTIFICATIONS = "org.freedesktop.Notifications"
WATCHER = "org.kde.StatusNotifierWatcher"
PROPERTIES = {
    "IsStatusNotifierHostRegistered": "b",
    "ProtocolVersion": "i",
    "RegisteredStatusNotifierItems": "as",
}


class Notifications(dbus.service.Object):
    """Keeps what is shown, newest last."""

    def __init__(self, bus):
        super().__init__(dbus.service.BusName(NOTIFICATIONS, bus), "/org/freedesktop/Notifications")
        self.shown, self.last = {}, 0

    @dbus.service.method(NOTIFICATIONS, in_signature="susssasa{sv}i", out_signature="u")
    def Notify(self, app, replaces, icon, title, body, actions, hints, timeout):
        self.last = self.last if replaces else self.last + 1
        number = int(replaces) or self.last
        self.shown[number] = {
            "id": number,
            "title": str(title),
            "body": str(body),
            "actions": [str(action) for action in actions],
            "urgency": int(hints.get("urgency", 1)),
        }
        return dbus.UInt32(number)

    @dbus.service.method(NOTIFICATIONS, in_signature="u")
    def CloseNotification(self, number):
        if self.shown.pop(int(number), None):
            self.NotificationClosed(number, dbus.UInt32(3))

    @dbus.service.method(NOTIFICATIONS, out_signature="as")
    def GetCapabilities(self):
        return ["actions", "body"]

    @dbus.service.method(NOTIFICATIONS, out_signature="ssss")
    def GetServerInformation(self):
        return "fake", "tempo", "1", "1.2"

    @dbus.service.signal(NOTIFICATIONS, signature="us")
    def ActionInvoked(self, number, action):
        pass

    @dbus.service.signal(NOTIFICATIONS, signature="uu")
    def NotificationClosed(self, number, reason):
        pass


class Watcher(dbus.service.Object):
    """Knows the icons; offered and withdrawn with its name."""

    def __init__(self, bus):
        super().__init__(bus, "/StatusNotifierWatcher")
        self.bus, self.items, self.name = bus, {}, None
        bus.add_signal_receiver(
            self.forget, "NameOwnerChanged", "org.freedesktop.DBus", arg2=""
        )

    def offer(self):
        self.name = dbus.service.BusName(WATCHER, self.bus)

    def withdraw(self):
        self.name, self.items = None, {}
        self.bus.release_name(WATCHER)

    def forget(self, name, old, new):
        self.items = {item: owner for item, owner in self.items.items() if owner != name}

    @dbus.service.method(WATCHER, in_signature="s", sender_keyword="sender")
    def RegisterStatusNotifierItem(self, service, sender=None):
        self.items[str(service)] = str(sender)
        self.StatusNotifierItemRegistered(service)

    @dbus.service.method(WATCHER, in_signature="s")
    def RegisterStatusNotifierHost(self, service):
        pass

    @dbus.service.signal(WATCHER, signature="s")
    def StatusNotifierItemRegistered(self, service):
        pass

    @dbus.service.method(
        dbus.INTROSPECTABLE_IFACE, out_signature="s",
        path_keyword="path", connection_keyword="connection",
    )  # fmt: skip
    def Introspect(self, path, connection):
        """Qt asks for properties only where it is told that there are any."""
        properties = "".join(
            f'<property name="{name}" type="{kind}" access="read"/>'
            for name, kind in PROPERTIES.items()
        )
        text = super().Introspect(path, connection)
        return text.replace(
            f'<interface name="{WATCHER}">', f'<interface name="{WATCHER}">{properties}'
        )

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        return self.GetAll(interface)[name]

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature="s", out_signature="a{sv}")
    def GetAll(self, interface):
        return {
            "IsStatusNotifierHostRegistered": True,
            "ProtocolVersion": dbus.Int32(0),
            "RegisteredStatusNotifierItems": dbus.Array(list(self.items), signature="s"),
        }


class Shell(dbus.service.Object):
    """What a test asks."""

    def __init__(self, bus, notifications, watcher):
        super().__init__(dbus.service.BusName(SHELL, bus), "/")
        self.bus, self.notifications, self.watcher = bus, notifications, watcher

    @dbus.service.method(SHELL, out_signature="s")
    def Shown(self):
        return json.dumps(list(self.notifications.shown.values()))

    @dbus.service.method(SHELL)
    def Forget(self):
        """Nothing is shown any more, as after a login."""
        self.notifications.shown.clear()

    @dbus.service.method(SHELL, in_signature="us")
    def Invoke(self, number, action):
        self.notifications.ActionInvoked(number, action)

    @dbus.service.method(SHELL, in_signature="b")
    def OfferTray(self, offered):
        self.watcher.offer() if offered else self.watcher.withdraw()

    @dbus.service.method(SHELL, out_signature="as")
    def Icons(self):
        """The bus names of those who show an icon."""
        return dbus.Array(list(self.watcher.items.values()), signature="s")


def main():
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()
    watcher = Watcher(bus)
    watcher.offer()
    shell = Shell(bus, Notifications(bus), watcher)
    print("ready", flush=True)
    GLib.MainLoop().run()
    del shell


if __name__ == "__main__":
    main()
