"""Somebody of the viewers' group sees everything; whatever the daemon would refuse cannot be pressed
and says why."""

import pytest

from tempo_e2e.desktop import eventually
from tempo_e2e.viewer import ViewersSocket

FIRING = {"severity": "error", "state": "firing"}
CHANGED = ("push button", "check box", "combo box", "spin box", "text")
REASONS = ("Only an owner of the daemon may do this.", "You may only look at")
# What is the person's own, shows something, or copies it.
OWN = {"General", "Notifications", "About"}
ALLOWED = {"Close", "Test", "Would this address get in?", "Export…", "Copy fingerprint", "Copy pin",
           "Save tempo-ca.pem…", "Show", "Everything", "Only what is not handled", "Refusals",
           "Deny", "Kind of rule", "Address or network", "Export events…",
           "Export dismissed events too", "Only from", "Only before", "All sources", "All senders",
           "JSON lines: one event a line"}  # fmt: skip


@pytest.fixture
def viewer(make_tray, daemon, token, tmp_path):
    assert daemon.post({"title": "Look at me"} | FIRING, token).status == 200
    socket = ViewersSocket(tmp_path / "viewer.sock", daemon)
    tray = make_tray(socket=tmp_path / "viewer.sock").start()
    eventually(lambda: len(tray.texts("Events")) == 1, "the line")
    tray.rows("Events")[0].click()
    tray.wait_for("Look at me")
    yield tray
    socket.close()


def enabled(window):
    return {node.name for node in window.find_all(*CHANGED) if node.enabled and node.name}


def dialog(tray):
    return [node for node in tray.screen().children() if node.role == "dialog" and node.showing][-1]


def test_the_window_shows_and_changes_nothing(viewer, screenshot):
    for button in ("Acknowledge", "Dismiss", "Acknowledge this", "Dismiss this", "New sender…"):
        assert not viewer.node("push button", button).enabled, button
    for button in ("Acknowledge this", "Dismiss this"):
        assert viewer.node("push button", button).description.startswith(REASONS), button
    screenshot()


def test_the_settings_show_and_change_nothing(viewer, screenshot):
    viewer.press("Settings")
    for page in [row.name for row in viewer.rows("Pages")]:
        if page in OWN:
            continue
        next(row for row in viewer.rows("Pages") if row.name == page).click()
        eventually(lambda: enabled(dialog(viewer)) >= {"Close"}, page)
        assert enabled(dialog(viewer)) - ALLOWED == set(), page
        for button in dialog(viewer).find_all("push button"):
            if not button.enabled and button.description:
                assert button.description.startswith(REASONS), button
        screenshot(f"-{page}")
