"""The sources: below their umbrellas, hidden and brought back, removed in words."""

import subprocess

import pytest

from tempo_e2e.desktop import eventually

FIRING = {"severity": "error", "state": "firing"}


def names(tray):
    return [text.split(",")[0] for text in tray.texts("Sources", "tree") if text]


def titles(desktop):
    return [shown["title"] for shown in desktop.notifications()]


def key(*keys):
    subprocess.run(["xdotool", "key", *keys], check=True)


MENU = ("Show only this", "Show all sources", "Hide", "Notifications from this source",
        "New sender for it…", "Export…", "Remove…")  # fmt: skip


def open_menu(tray, name):
    row = next(row for row in tray.rows("Sources", "tree") if row.name.split(",")[0] == name)
    row.click()
    key("Menu")


def choose(entry):
    """With the keyboard: menus that pop up are not among the windows that a program shows of itself."""
    key(*["Down"] * (MENU.index(entry) + 1), "Return")


@pytest.fixture
def three(tray, daemon):
    """Two scripts below an umbrella, and a NAS."""
    nas = daemon.create_token("nas", "nas")
    for name in ("scripts.cron", "scripts.shell"):
        token = daemon.create_token(name, name)
        assert daemon.post({"title": f"From {name}", **FIRING}, token).status == 200
    assert daemon.post({"title": "From nas"}, nas).status == 200
    eventually(lambda: len(names(tray)) == 4, "an umbrella, two below it, and one")
    return tray


def test_an_umbrella_sums_up_what_is_below_it(three, screenshot):
    tray = three
    assert names(tray) == ["nas", "all of Scripts", "cron", "shell"]
    screenshot()
    summed = next(text for text in tray.texts("Sources", "tree") if text.startswith("all of"))
    assert "needing attention: 2, the worst: Error" in summed
    next(row for row in tray.rows("Sources", "tree") if row.name == summed).click()
    eventually(lambda: len(tray.texts("Events")) == 2, "the events below the umbrella")
    key("Left")  # folds it
    eventually(lambda: names(tray) == ["nas", "all of Scripts"], "a folded umbrella")
    key("Right")
    eventually(lambda: len(names(tray)) == 4, "an unfolded one")


def test_a_hidden_source_is_told_of_and_comes_back(three, screenshot):
    tray = three
    eventually(lambda: len(tray.texts("Events")) == 3, "all lines")
    open_menu(tray, "cron")
    screenshot("-menu")
    choose("Hide")
    eventually(lambda: "cron" not in names(tray), "hidden")
    eventually(lambda: len(tray.texts("Events")) == 2, "its events left out")
    tray.wait_for("1 hidden")
    screenshot("-hidden")
    tray.node("button menu", "1 hidden").click()
    key("Down", "Down", "Return")  # all of them, then this one
    eventually(lambda: "cron" in names(tray), "back again")
    eventually(lambda: len(tray.texts("Events")) == 3, "its events too")


def test_a_source_is_removed_with_what_belongs_to_it(three, daemon, screenshot):
    tray = three
    open_menu(tray, "nas")
    choose("Remove…")
    tray.wait_for("nas leaves the list.")
    screenshot("-question")
    tray.press("Delete its event for good (1)", "check box")
    tray.press("Revoke the tokens that can send for nothing else", "check box")
    tray.press("Remove")
    tray.wait_for("Events deleted: 1", "Tokens revoked: nas")
    screenshot("-told")
    assert "nas" not in names(tray)
    assert [event["title"] for event in daemon.events()] == [
        "From scripts.shell", "From scripts.cron",
    ]  # fmt: skip


def test_a_new_sender_begins_with_the_provider_of_its_source(three):
    tray = three
    open_menu(tray, "nas")
    choose("New sender for it…")
    eventually(lambda: tray.node("text", "Provider").text == "nas", "the provider filled in")


def test_the_events_of_a_source_are_exported_from_its_menu(three, screenshot):
    tray = three
    open_menu(tray, "nas")
    choose("Export…")
    tray.wait_for("This is about 1 event, dismissed ones included.")
    screenshot()


def test_one_source_below_a_muted_umbrella_is_heard_alone(three, daemon, desktop):
    tray = three
    for name in ("all of Scripts", "cron"):  # the one off, the other on again
        open_menu(tray, name)
        choose("Notifications from this source")
    for name in ("scripts.shell", "scripts.cron"):
        token = daemon.create_token(f"{name} again", name)
        assert daemon.post({"title": f"Fire at {name}", **FIRING}, token).status == 200
    eventually(lambda: "Fire at scripts.cron" in titles(desktop), "the one that is heard")
    assert "Fire at scripts.shell" not in titles(desktop)
