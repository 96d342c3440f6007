"""Every page and every dialog as somebody meets it who does not see it, or has no mouse: whatever can
be operated says what it is, has the role of it, and is reached with Tab."""

import subprocess

import dbus
import pytest

from tempo_e2e.desktop import eventually

OPERATED = {"push button", "check box", "radio button", "combo box", "text", "password text",
            "spin box", "list", "table", "tree", "tree table", "slider", "toggle button",
            "page tab list"}  # fmt: skip
LEAVES = OPERATED - {"page tab list"}  # what is in them is theirs
WORDS = {"label"}  # can be selected with the keyboard
FIRING = {"severity": "error", "state": "firing"}
MOST_TABS = 90


def parts(node):
    """What can be operated below a node, as it is on the screen."""
    for child in node.children():
        try:
            if not child.showing:
                continue
            role = child.role
            if role in OPERATED:
                yield child, role
            if role not in LEAVES:
                yield from parts(child)
        except dbus.DBusException:
            continue  # gone while it was looked at


def strange(node):
    """What takes the keyboard but says by its role that nothing can be done with it."""
    for child in node.children():
        try:
            if not child.showing:
                continue
            role = child.role
            known = OPERATED | WORDS | {"scroll pane", "frame", "dialog"}
            if child.focusable and role not in known:
                yield f"{role} {child.name!r}"
            if role not in LEAVES:
                yield from strange(child)
        except dbus.DBusException:
            continue  # gone while it was looked at


def nameless(window):
    return [
        f"{role} {node.description!r}"
        for node, role in parts(window)
        if not (node.labels if role == "combo box" else node.name or node.labels)
        and not (role == "combo box" and node.name)
    ]


def unreached(window):
    """What Tab does not come to, from the first to the last and around."""
    left = {f"{role} {node.name!r}": node for node, role in parts(window) if node.enabled}
    for _ in range(MOST_TABS):
        if not left:
            break
        subprocess.run(["xdotool", "key", "Tab"], check=True)
        left = {name: node for name, node in left.items() if not node.focused}
    return sorted(left)


def check(window, what):
    assert nameless(window) == [], what
    assert list(strange(window)) == [], what
    assert unreached(window) == [], what


def opened(tray, name, role="dialog"):
    found = []

    def is_there():
        try:
            found[:] = [node for node in tray.screen().children() if node.name == name]
            return found and found[-1].role == role and found[-1].showing
        except dbus.DBusException:
            return False  # gone while it was looked at

    eventually(is_there, f"the {role} {name!r}")
    return found[-1]


@pytest.fixture
def busy(tray, daemon, token):
    for number in range(3):
        event = {"title": f"Event {number}", "metadata": {"host": "nas"}} | FIRING
        assert daemon.post(event, token).status == 200
    eventually(lambda: len(tray.texts("Events")) == 3, "the lines")
    return tray


def test_the_window(busy):
    busy.rows("Events")[0].click()
    busy.wait_for("Acknowledge this")
    check(opened(busy, "Tempo", "frame"), "the window")


@pytest.mark.slow
def test_every_page_of_the_settings(busy):
    busy.press("Settings")
    pages = [row.name for row in busy.rows("Pages")]
    assert len(pages) >= 6
    for page in pages:
        next(row for row in busy.rows("Pages") if row.name == page).click()
        check(opened(busy, "Settings"), page)


def test_the_wizard(busy):
    busy.press("New sender…")
    busy.write("Name", "Backup")
    check(opened(busy, "New sender"), "questions")
    busy.press("Create")
    busy.node("text", "Ready text")
    check(opened(busy, "New sender"), "the ready text")


def test_the_dialogs_of_a_sender(busy):
    busy.press("Settings")
    next(row for row in busy.rows("Pages") if row.name == "Ingestion").click()
    eventually(lambda: "scripts" in busy.texts("Senders", "table"), "the sender")
    next(cell for cell in busy.rows("Senders", "table") if cell.name == "scripts").click()
    for button, name, closed_with in (
        ("Edit…", "Edit backup", "Cancel"),
        ("Show token…", "Token of backup", "Close"),
        ("Rotate token…", "Rotate token", "Cancel"),
    ):
        busy.press(button)
        dialog = opened(busy, name)
        check(dialog, button)
        dialog.find("push button", closed_with).press()
