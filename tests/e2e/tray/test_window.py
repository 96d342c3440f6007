"""The window: what it shows of a daemon, and what can be done with events in it."""

import subprocess

import pytest

from tempo_e2e.desktop import eventually

FIRING = {"severity": "critical", "state": "firing"}


def post(daemon, token, title, **fields):
    assert daemon.post({"title": title, **fields}, token).status == 200


def test_first_start_says_what_to_do_next(tray, screenshot):
    tray.wait_for("No events yet. Make a sender, and let it post the first one.")
    tray.wait_for_icon("nothing needs attention")
    assert tray.node("push button", "New sender…").enabled
    screenshot()


def test_an_event_is_shown_when_it_is_posted(tray, daemon, token, screenshot):
    post(daemon, token, "Disk is full", subtitle="/dev/sda1", **FIRING)
    eventually(lambda: tray.texts("Events") != [], "a line")
    (line,) = tray.texts("Events")
    assert line.startswith("Critical, Disk is full, /dev/sda1, scripts")
    assert line.endswith("needs attention")
    tray.wait_for_icon("1 event needs attention")
    assert tray.texts("Sources", "tree") == [
        "Scripts, last event came in the clear, needing attention: 1, the worst: Critical"
    ]
    screenshot()


def test_details_show_metadata_as_they_were_sent(tray, daemon, token, screenshot):
    metadata = {"host": "nas", "markup": "<b>no</b>", "nested": {"deep": [1, True]}}
    post(daemon, token, "Backup", metadata=metadata)
    eventually(lambda: tray.texts("Events") != [], "a line")
    tray.rows("Events")[0].click()
    tray.wait_for("Backup")
    eventually(lambda: "nas" in tray.texts("Metadata", "tree"), "metadata")
    texts = tray.texts("Metadata", "tree")
    assert "<b>no</b>" in texts
    assert "deep" in texts
    screenshot()


def test_acknowledged_events_stay_and_ask_for_nobody(tray, daemon, token):
    post(daemon, token, "Disk is full", **FIRING)
    eventually(lambda: tray.texts("Events") != [], "a line")
    tray.rows("Events")[0].click()
    tray.press("Acknowledge")
    tray.wait_for("1 event acknowledged")
    eventually(lambda: tray.texts("Events")[0].endswith("acknowledged"), "the line says so")
    tray.wait_for_icon("nothing needs attention")
    assert daemon.events()[0]["acknowledgedAt"]


def test_many_events_are_dismissed_at_once_and_brought_back(tray, daemon, token, screenshot):
    for number in range(5):
        post(daemon, token, f"Event {number}", **FIRING)
    eventually(lambda: len(tray.texts("Events")) == 5, "five lines")
    rows = tray.rows("Events")
    rows[0].click()
    rows[3].click("shift")
    tray.press("Dismiss")
    tray.wait_for("4 events dismissed")
    eventually(lambda: len(tray.texts("Events")) == 1, "one line left")
    screenshot()
    assert len(daemon.events("--all")) == 1
    tray.press("Undo")
    eventually(lambda: len(tray.texts("Events")) == 5, "five lines again")
    assert [text.split(", ")[1] for text in tray.texts("Events")] == [
        f"Event {number}" for number in (4, 3, 2, 1, 0)
    ]


def test_a_source_alone(tray, daemon, token, screenshot):
    nas = daemon.create_token("nas", "nas")
    post(daemon, token, "From a script")
    post(daemon, nas, "From the NAS")
    eventually(lambda: len(tray.texts("Events")) == 2, "two lines")
    eventually(lambda: len(tray.rows("Sources", "tree")) == 2, "two sources")
    tray.rows("Sources", "tree")[0].click()
    eventually(lambda: len(tray.texts("Events")) == 1, "one line")
    assert "From the NAS" in tray.texts("Events")[0]
    post(daemon, token, "Another from a script")
    post(daemon, nas, "Another from the NAS")
    eventually(lambda: len(tray.texts("Events")) == 2, "one more line")
    assert all("NAS" in text for text in tray.texts("Events"))
    tray.press("All sources", "check box")
    eventually(lambda: len(tray.texts("Events")) == 4, "all lines")
    screenshot()


def keys(*names):
    subprocess.run(["xdotool", "key", *names], check=True)


def test_the_keyboard_does_everything(tray, daemon, token):
    assert daemon.post([{"title": f"Event {number}"} | FIRING for number in range(3)], token).status == 200
    eventually(lambda: len(tray.texts("Events")) == 3, "three lines")
    tray.rows("Events")[0].click()
    keys("j", "j", "k")
    keys("a")
    tray.wait_for("1 event acknowledged")
    eventually(lambda: tray.texts("Events")[1].endswith("acknowledged"), "the second line")
    keys("d")
    eventually(lambda: len(tray.texts("Events")) == 2, "two lines left")


def test_end_goes_to_the_oldest_of_thousands(tray, daemon, token, screenshot):
    for first in range(0, 3000, 1000):
        batch = [{"title": f"Event {number}"} for number in range(first, first + 1000)]
        assert daemon.post(batch, token).status == 200
    eventually(lambda: "Event 2999" in tray.texts("Events")[0], "lines")
    tray.rows("Events")[0].click()
    keys("End")
    eventually(lambda: tray.screen().find("label", "Event 0") is not None, "the oldest one's details")
    assert len(tray.rows("Events")) < 1500, "only what is around is held"
    screenshot()
    keys("k")
    eventually(lambda: tray.screen().find("label", "Event 1") is not None, "the one before")
    post(daemon, token, "News")
    tray.wait_for("These are earlier events.")
    assert tray.screen().find("label", "Event 1") is not None, "what was chosen stays"
    keys("Home")
    eventually(lambda: tray.screen().find("label", "News") is not None, "the newest")


def test_what_is_read_stays_where_it_is(tray, daemon, token):
    batch = [{"title": f"Event {number}"} for number in range(300)]
    assert daemon.post(batch, token).status == 200
    eventually(lambda: tray.texts("Events") != [], "lines")
    tray.rows("Events")[0].click()
    keys("Next", "Next", "Next")
    place = next(row for row in tray.rows("Events")[30:] if row.showing)
    name, where = place.name, place.place()
    for number in range(5):
        post(daemon, token, f"News {number}")
    eventually(lambda: tray.texts("Events")[0].split(", ")[1] == "News 4", "the news")
    (same,) = [row for row in tray.rows("Events") if row.name == name]
    assert same.place() == where


def test_what_an_event_carries_is_never_markup(tray, daemon, token):
    post(daemon, token, "<img src='http://192.0.2.1/x'><b>bold</b>", **FIRING)
    eventually(lambda: tray.texts("Events") != [], "a line")
    tray.rows("Events")[0].click()
    tray.wait_for("<img src='http://192.0.2.1/x'><b>bold</b>")


def test_only_one_runs_and_opens_what_it_is_asked_to(tray, make_tray, daemon, token):
    post(daemon, token, "Open me")
    (event,) = daemon.events()
    assert tray.run_again(f"tempo://event/{event['id']}") == 0
    tray.wait_for("Open me")
    eventually(lambda: tray.screen().find("label", "Open me") is not None, "its details")


def test_the_menu_of_the_icon(make_tray, daemon, token):
    tray = make_tray().start("--hidden")
    assert "All sources" not in tray.words()
    for number in range(7):
        post(daemon, token, f"Event {number}", **FIRING)
    tray.wait_for_icon("7 events need attention")
    eventually(lambda: "Event 6" in tray.menu(), "the newest in the menu")
    menu = tray.menu()
    assert {"Event 2", "Open Tempo", "Acknowledge all", "Do not disturb", "Until tomorrow"} < set(menu)
    assert {"Pause ingestion", "Settings", "Quit"} < set(menu)
    assert "Event 1" not in menu
    tray.choose("Acknowledge all")
    tray.wait_for_icon("nothing needs attention")
    tray.click_icon()
    tray.wait_for("All sources")
    tray.choose("Quit")
    assert tray.process.wait(30) == 0


def test_ingestion_is_paused_and_goes_on(tray, daemon, token, screenshot):
    tray.wait_for_icon("nothing needs attention")
    eventually(lambda: "Pause ingestion" in tray.menu(), "the entry")
    tray.choose("Pause ingestion")
    tray.wait_for("Ingestion is paused")
    tray.wait_for_icon("ingestion is paused")
    with pytest.raises(OSError):
        daemon.post({"title": "x"}, token)
    screenshot()
    tray.press("Resume")
    tray.wait_until_gone("Ingestion is paused")
    eventually(lambda: daemon.status()["ingestion"]["plain"]["listening"], "events taken again")
    daemon.read_port()
    assert daemon.post({"title": "x"}, token).status == 200
