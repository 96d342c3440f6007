"""The timeline: stacks, days, how much there was when, search, and many rows at once."""

import calendar
import subprocess
from datetime import datetime, timedelta, timezone

import pytest

from tempo_e2e import stacks
from tempo_e2e.desktop import eventually

FIRING = {"severity": "critical", "state": "firing"}


def post(daemon, token, title, **fields):
    assert daemon.post({"title": title, **fields}, token).status == 200


def keys(*names):
    subprocess.run(["xdotool", "key", *names], check=True)


def words_typed(text):
    subprocess.run(["xdotool", "type", "--delay", "1", text], check=True)


def titles(tray):
    return [text.split(", ")[1] for text in tray.texts("Events")]


def ago(**time):
    return (datetime.now(timezone.utc) - timedelta(**time)).isoformat()


def cells(tray, grid, words):
    """Those of a grid that say so, once there are any."""
    found = []

    def are_there():
        listed = tray.node("table", grid).children()
        found[:] = [cell for cell in listed if cell.role == "cell" and words in cell.name]
        return found

    eventually(are_there, f"{words!r} in a cell")
    return found


@pytest.fixture
def kuma(daemon):
    return daemon.create_token("kuma", stacks.PROVIDER)


def test_a_flapping_monitor_is_one_line_that_unfolds(tray, daemon, kuma, token, screenshot):
    post(daemon, token, "Something else")
    stacks.flap(daemon, kuma, 7)
    eventually(lambda: len(tray.texts("Events")) == 2, "a stack and an event")
    stack = tray.texts("Events")[0]
    assert "Photos" in stack
    assert "stack of 7 events, folded" in stack
    tray.rows("Events")[0].click()
    keys("space")
    eventually(lambda: len(tray.texts("Events")) == 9, "its members")
    lines = tray.texts("Events")
    assert "unfolded" in lines[0]
    assert [f"check {6 - number}" in lines[1 + number] for number in range(7)] == [True] * 7
    screenshot()
    stacks.flap(daemon, kuma, 1)
    eventually(lambda: len(tray.texts("Events")) == 10, "a new member")
    assert "stack of 8 events" in tray.texts("Events")[0]
    keys("Left")
    eventually(lambda: len(tray.texts("Events")) == 2, "folded again")
    post(daemon, token, "Newer than the stack")
    eventually(lambda: titles(tray)[0] == "Newer than the stack", "the new one at the top")
    stacks.flap(daemon, kuma, 1)
    eventually(lambda: titles(tray)[:2] == ["Photos", "Newer than the stack"], "the stack there again")
    assert tray.rows("Events")[0].selected


def test_days_stand_between_the_lines(tray, daemon, token, screenshot):
    for days in range(4):
        post(daemon, token, f"{days} days ago", startDate=ago(days=days))
    eventually(lambda: len(tray.texts("Events")) == 4, "four lines")
    names = [line.name for line in tray.lines("Events")]
    assert names[0] == "Today"
    assert names[2] == "Yesterday"
    assert len(names) == 8
    screenshot()


def test_a_stack_is_dismissed_whole_and_brought_back(tray, daemon, kuma, token):
    post(daemon, token, "Stays")
    stacks.flap(daemon, kuma, 6)
    eventually(lambda: len(tray.texts("Events")) == 2, "a stack and an event")
    tray.rows("Events")[0].click()
    keys("d")
    tray.wait_for("6 events dismissed")
    eventually(lambda: titles(tray) == ["Stays"], "the other one alone")
    tray.press("Undo")
    tray.wait_for("Taken back: 6")
    eventually(lambda: len(tray.texts("Events")) == 2, "the stack again")
    assert "stack of 6 events" in tray.texts("Events")[0]


def test_everything_that_matches_is_marked_not_only_what_is_shown(tray, daemon, token):
    for _ in range(2):
        batch = [{"title": f"Event {number}"} | FIRING for number in range(1000)]
        assert daemon.post(batch, token).status == 200
    tray.wait_for_icon("2000 events need attention")  # nothing is to come any more
    keys("slash", "Escape", "ctrl+a")
    tray.wait_for("Everything that matches is chosen")
    keys("a")
    tray.wait_for("2000 events acknowledged")
    tray.wait_for_icon("nothing needs attention")
    keys("u")
    tray.wait_for("Taken back: 2000")


def test_only_what_needs_attention(tray, daemon, token):
    post(daemon, token, "All is well")
    post(daemon, token, "Disk is full", **FIRING)
    eventually(lambda: len(tray.texts("Events")) == 2, "two lines")
    tray.press("Needs attention", "check box")
    eventually(lambda: titles(tray) == ["Disk is full"], "one line")
    post(daemon, token, "Fine again")
    post(daemon, token, "Another", **FIRING)
    eventually(lambda: titles(tray) == ["Another", "Disk is full"], "the new one too")
    tray.rows("Events")[0].click()
    keys("a")
    eventually(lambda: titles(tray) == ["Disk is full"], "seen to, so it goes")


def test_a_search(tray, daemon, token, screenshot):
    nas = daemon.create_token("nas", "nas")
    post(daemon, token, "Disk is nearly full", severity="warning", state="firing")
    post(daemon, nas, "Disk is full", **FIRING)
    post(daemon, nas, "Backup done")
    eventually(lambda: len(tray.texts("Events")) == 3, "three lines")
    tray.rows("Events")[0].click()
    keys("slash")
    words_typed("full disk")
    keys("Return")
    eventually(lambda: titles(tray) == ["Disk is full", "Disk is nearly full"], "both")
    keys("slash")
    words_typed("disk source:na")
    screenshot("-offered")
    keys("Down", "Return", "Return")  # takes the offer, then searches
    eventually(lambda: titles(tray) == ["Disk is full"], "that of the NAS")
    keys("slash")
    words_typed("nothing like this")
    keys("Return")
    tray.wait_for("Nothing matches “nothing like this”")
    screenshot("-nothing")
    words_typed("severity:foo")  # in place of what was looked for
    keys("Return")
    tray.wait_for("allowed are ok, info, warning")
    keys("Escape")
    eventually(lambda: len(tray.texts("Events")) == 3, "everything again")


def test_a_click_on_the_heat_map_goes_there(tray, daemon, token, screenshot):
    for first in (0, 1000, 2000):  # more than the window holds at a time
        batch = [{"title": f"Now {number}"} for number in range(first, first + 1000)]
        assert daemon.post(batch, token).status == 200
    post(daemon, token, "Five hours ago", startDate=ago(hours=5), **FIRING)
    post(daemon, token, "Thirty days ago", startDate=ago(days=30))
    eventually(lambda: tray.texts("Events") != [], "lines")
    hour, = cells(tray, "Events of the last 24 hours", ": 1 event, worst: Critical")
    hour.click()
    tray.wait_for("These are earlier events.")
    eventually(lambda: tray.screen().find("label", "Five hours ago") is not None, "its details")
    screenshot()
    day, = cells(tray, "Events of the last 12 weeks", ": 1 event, worst: Info")
    day.click()
    eventually(lambda: tray.screen().find("label", "Thirty days ago") is not None, "its details")
    tray.press("To the newest")
    eventually(lambda: tray.screen().find("label", "Now 2999") is not None, "the newest")


def into_the(tray, grid):
    """With Tab, from wherever the keyboard is."""
    for _ in range(30):
        table = tray.node("table", grid)
        if table.focused:
            return table
        keys("Tab")
    raise AssertionError(f"Tab does not come to {grid!r}")


def current(tray, grid):
    return [cell.name for cell in tray.node("table", grid).children() if cell.focused]


def test_the_heat_map_is_walked_with_the_arrow_keys(tray, daemon, token, screenshot):
    for number in range(300):  # older ones are below the edge
        post(daemon, token, f"Now {number}")
    post(daemon, token, "Two hours ago", startDate=ago(hours=2), **FIRING)
    post(daemon, token, "A week ago", startDate=ago(days=7), severity="warning", state="firing")
    eventually(lambda: tray.texts("Events") != [], "lines")
    hours = into_the(tray, "Events of the last 24 hours")
    assert "arrow keys" in hours.description
    keys("Left", "Left")
    eventually(lambda: "1 event, worst: Critical" in current(tray, hours.name)[0], "two hours ago")
    assert current(tray, hours.name)[0].startswith(("Today, ", "Yesterday, "))
    tray.wait_for("1 event, worst: Critical")  # beside the cell too, for eyes
    screenshot("-hours")
    keys("Return")
    eventually(lambda: tray.screen().find("label", "Two hours ago") is not None, "its details")
    days = into_the(tray, "Events of the last 12 weeks")
    keys("Left")
    eventually(lambda: "1 event, worst: Warning" in current(tray, days.name)[0], "a week ago")
    screenshot("-days")
    keys("Return")
    eventually(lambda: tray.screen().find("label", "A week ago") is not None, "its details")


def test_the_heat_map_has_words_for_its_rows_and_columns(tray):
    cells(tray, "Events of the last 12 weeks", "no events")
    headers = [cell.name for cell in tray.node("table", "Events of the last 12 weeks").children()
               if "header" in cell.role]  # fmt: skip
    assert set(calendar.day_name) <= set(headers)
    assert sum(name.startswith("Week from ") for name in headers) == 12
    hours = [cell.name for cell in tray.node("table", "Events of the last 24 hours").children()
             if "header" in cell.role]  # fmt: skip
    assert sum(" to " in name for name in hours) == 24


def test_nothing_moves_what_is_read_in_the_past(tray, daemon, token):
    batch = [{"title": f"Event {number}"} for number in range(1000)]
    assert daemon.post(batch, token).status == 200
    eventually(lambda: tray.texts("Events") != [], "lines")
    tray.rows("Events")[0].click()
    keys("Next", "Next", "Next")
    place = next(row for row in tray.rows("Events")[40:] if row.showing)
    name, where = place.name, place.place()
    for number in range(30):
        post(daemon, token, f"News {number}")
    eventually(lambda: "News 29" in tray.texts("Events")[0], "the news")
    (same,) = [row for row in tray.rows("Events") if row.name == name]
    assert same.place() == where


def test_the_keys_are_told(tray, daemon, token, screenshot):
    post(daemon, token, "Something")
    eventually(lambda: tray.texts("Events") != [], "a line")
    tray.rows("Events")[0].click()
    keys("question")
    tray.wait_for("Unfold a stack, fold it again")
    screenshot()
    keys("Escape")
    tray.wait_until_gone("Unfold a stack")


def test_without_a_mouse(tray, daemon, kuma, token):
    stacks.flap(daemon, kuma, 3)
    post(daemon, token, "Disk is full", **FIRING)
    eventually(lambda: len(tray.texts("Events")) == 2, "two lines")
    keys("slash", "Escape", "Home", "j", "Right")
    eventually(lambda: len(tray.texts("Events")) == 5, "unfolded")
    keys("j", "d")
    tray.wait_for("1 event dismissed")
    keys("u")
    tray.wait_for("Taken back: 1")
    keys("Home", "a")
    tray.wait_for("1 event acknowledged")
    keys("Return")
    tray.wait_for("Dismiss this")
