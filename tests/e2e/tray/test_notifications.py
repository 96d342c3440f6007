"""Desktop notifications and their buttons."""

from tempo_e2e import stacks
from tempo_e2e.desktop import eventually

FIRING = {"severity": "critical", "state": "firing"}


def titles(desktop):
    return [shown["title"] for shown in desktop.notifications()]


def ready(tray):
    tray.wait_for_icon("nothing needs attention")


def test_one_for_each_event_replaced_and_closed(tray, desktop, daemon, token, screenshot):
    ready(tray)
    event = {"title": "Disk is full", "externalID": "disk", "metadata": {}} | FIRING
    assert daemon.post(event, token).status == 200
    eventually(lambda: titles(desktop) == ["Disk is full"], "a notification")
    assert desktop.notifications()[0]["urgency"] == 2
    assert desktop.notifications()[0]["actions"][2:] == [
        "acknowledge", "Acknowledge", "dismiss", "Dismiss", "open", "Open",
    ]  # fmt: skip
    assert daemon.post(event | {"title": "Disk is very full"}, token).status == 200
    eventually(lambda: titles(desktop) == ["Disk is very full"], "the same, replaced")
    assert daemon.post(event | {"state": "resolved", "severity": "ok"}, token).status == 200
    eventually(lambda: titles(desktop) == [], "no notification")
    screenshot()


def test_acknowledging_from_the_notification(tray, desktop, daemon, token, screenshot):
    ready(tray)
    assert daemon.post({"title": "Disk is full"} | FIRING, token).status == 200
    eventually(lambda: titles(desktop) == ["Disk is full"], "a notification")
    desktop.shell.Invoke(desktop.notifications()[0]["id"], "acknowledge")
    tray.wait_for("1 event acknowledged")
    eventually(lambda: titles(desktop) == [], "no notification")
    assert daemon.events()[0]["acknowledgedAt"]
    screenshot()


def test_opening_from_the_notification(make_tray, desktop, daemon, token):
    tray = make_tray().start("--hidden")
    ready(tray)
    assert daemon.post({"title": "Disk is full"} | FIRING, token).status == 200
    eventually(lambda: titles(desktop) == ["Disk is full"], "a notification")
    desktop.shell.Invoke(desktop.notifications()[0]["id"], "open")
    tray.wait_for("All sources", "Disk is full")


def test_a_payload_is_no_markup_there_either(tray, desktop, daemon, token):
    ready(tray)
    event = {"title": "Markup", "subtitle": "<a href='x'>click</a>"} | FIRING
    assert daemon.post(event, token).status == 200
    eventually(lambda: titles(desktop) == ["Markup"], "a notification")
    assert "<a" not in desktop.notifications()[0]["body"]


def test_nothing_while_not_to_be_disturbed_but_what_is_critical(tray, desktop, daemon, token):
    ready(tray)
    tray.choose("Until tomorrow")
    assert daemon.post({"title": "Bad"} | FIRING | {"severity": "error"}, token).status == 200
    assert daemon.post({"title": "Worse"} | FIRING, token).status == 200
    eventually(lambda: titles(desktop) == ["Worse"], "the critical one alone")


def test_one_for_a_stack_that_settles_all_its_events(tray, desktop, daemon):
    ready(tray)
    kuma = daemon.create_token("kuma", stacks.PROVIDER)
    stacks.flap(daemon, kuma, 5)
    eventually(lambda: ["check 4" in one["body"] for one in desktop.notifications()] == [True], "one")
    desktop.shell.Invoke(desktop.notifications()[0]["id"], "acknowledge")
    tray.wait_for("5 events acknowledged")
    eventually(lambda: titles(desktop) == [], "no notification")
